package io.formant.tensor.weights;

import static io.formant.tensor.weights.HostileCase.of;
import static io.formant.tensor.weights.HostileFiles.holding;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Archives whose pickle means harm. */
final class HostilePickles {

  private HostilePickles() {}

  static Stream<HostileCase> calls() {
    return Stream.of(
        of(
            "os.system",
            holding(new Pickled().calling("os", "system", "touch /tmp/owned")),
            "asks for 'os.system', which is no part of a state dict: nothing of it was run"),
        of(
            "eval",
            holding(new Pickled().calling("builtins", "eval", "1")),
            "asks for 'builtins.eval'"),
        of(
            "eval of Python 2",
            holding(new Pickled().calling("__builtin__", "eval", "1")),
            "'__builtin__.eval'"),
        of(
            "exec by protocol 4",
            holding(new Pickled().text("builtins").text("exec").raw(0x93)),
            "'builtins.exec'"),
        of(
            "call in a call",
            holding(new Pickled()
                .global("collections", "OrderedDict")
                .raw('(', ']', '(')
                .calling("posix", "system", "id")
                .raw('t', 'a', 't', 'R')),
            "'posix.system'"),
        of(
            "getattr",
            holding(new Pickled()
                .global("builtins", "getattr")
                .global("os", "system")
                .raw(0x86, 'R')),
            "'builtins.getattr'"),
        of(
            "object by NEWOBJ",
            holding(new Pickled().global("subprocess", "Popen").raw(')', 0x81)),
            "'subprocess.Popen'"),
        of("object by INST", holding(new Pickled().raw('(').raw("ios\nsystem\n")), "'os.system'"),
        of(
            "object of a known class by INST",
            holding(new Pickled().raw('(').raw("itorch\nSize\n")),
            "opcode INST"),
        of(
            "object by OBJ",
            holding(new Pickled().raw('(').global("torch", "Size").raw('o')),
            "opcode 0x6f"),
        of("extension registry", holding(new Pickled().raw(0x82, 1)), "opcode 0x82"),
        of("buffer outside", holding(new Pickled().raw(0x97)), "opcode 0x97"),
        of(
            "pickle inside of a storage",
            holding(new Pickled().calling("torch.storage", "_load_from_bytes", "x")),
            "'torch.storage._load_from_bytes'"),
        of(
            "array of NumPy",
            holding(new Pickled().calling("numpy.core.multiarray", "_reconstruct", "x")),
            "'numpy.core.multiarray._reconstruct'"),
        of(
            "whole module",
            holding(new Pickled().global("torch.nn.modules.linear", "Linear").raw(')', 0x81)),
            "save the model's state_dict() instead"),
        of(
            "class of a script",
            holding(new Pickled().global("__main__", "Net").raw(')', 0x81)),
            "'__main__.Net'"),
        of(
            "attributes of a function",
            holding(new Pickled().global("torch", "Size").raw('}', 'b')),
            "sets attributes of"),
        of("call of a text", holding(new Pickled().text("x").raw(')', 'R')), "calls the text 'x'"),
        of(
            "call of a storage class",
            holding(new Pickled().global("torch", "FloatStorage").raw(')', 'R')),
            "calls"),
        of(
            "name of a megabyte",
            holding(new Pickled().raw("c" + "a".repeat(1 << 20))),
            "a name is longer than 512"),
        of(
            "protocol 0 of Python",
            "cos\nsystem\n(S'id'\ntR.".getBytes(StandardCharsets.US_ASCII),
            "is no weight file"));
  }

  static Stream<HostileCase> pickles() {
    return Stream.of(
        of("value that was not remembered", holding(new Pickled().raw('h', 9)), "recalls value 9"),
        of("empty stack", holding(new Pickled().raw('0', '0', '0', '0')), "from an empty stack"),
        of("mark that was not set", holding(new Pickled().raw('t')), "to a mark that was not set"),
        of("value from below a mark", holding(new Pickled().raw('(', 0x85)), "from an empty stack"),
        of(
            "values left over",
            Zipped.pickle(Pickled.protocol(2).raw('}', '}').stop()).bytes(),
            "ends with 2 values"),
        of(
            "no stop",
            Zipped.pickle(Pickled.protocol(2).raw('}').bytes()).bytes(),
            "ends before its stop"),
        of("empty pickle", Zipped.pickle(new byte[0]).bytes(), "ends before its stop"),
        of(
            "protocol of the future",
            Zipped.pickle(Pickled.protocol(9).raw('}').stop()).bytes(),
            "protocol is 9"),
        of(
            "text beyond the file",
            holding(new Pickled().raw('X').little(4, 0x7fff_fff0L)),
            "a value of 2147483632 bytes"),
        of(
            "text of negative length",
            holding(new Pickled().raw(0x8d).little(8, -1)),
            "a value of 18446744073709551615"),
        of(
            "bytes beyond the file",
            holding(new Pickled().raw(0x8e).little(8, 1L << 40)),
            "a value of 1099511627776"),
        of(
            "number of a kilobyte",
            holding(new Pickled().raw(0x8b).little(4, 1024).raw("x".repeat(1024))),
            "a whole number of 1024 bytes"),
        of(
            "text in no UTF-8",
            holding(new Pickled().raw('X').little(4, 1).raw(0xff)),
            "not in UTF-8"),
        of(
            "list as a key",
            holding(new Pickled().raw('}', ']', 'K', 1, 's')),
            "has a list of 0 as a key"),
        of(
            "tuple as a key",
            holding(new Pickled().raw('}', ')', 'K', 1, 's')),
            "has a tuple of 0 as a key"),
        of("key without value", holding(new Pickled().raw('}', '(', 'K', 1, 'u')), "has no value"),
        of(
            "key twice",
            holding(new Pickled().raw('}').text("a").raw('K', 1, 's').text("a").raw('K', 2, 's')),
            "the key 'a' twice"),
        of(
            "item of a number",
            holding(new Pickled().raw('K', 1, 'K', 1, 'K', 1, 's')),
            "sets an item of 1"),
        of("end of a number", holding(new Pickled().raw('K', 1, 'K', 1, 'a')), "appends to 1"),
        of(
            "dict that holds itself",
            holding(new Pickled().raw('}', 'q', 0).text("x").raw('h', 0, 's')),
            "without end"),
        of(
            "list that holds itself",
            holding(new Pickled().raw(']', 'q', 0, 'h', 0, 'a')),
            "without end"),
        of("ten thousand lists deep", holding(deepLists(10_000)), "without end"),
        of("a billion laughs", holding(laughs(30)), "without end"),
        of(
            "two million lists",
            holding(new Pickled().raw('(').raw("]".repeat(2_000_000)).raw('l')),
            "more than 1000000 lists"),
        of(
            "five million numbers",
            holding(new Pickled().raw('(').raw("K\1".repeat(5_000_000)).raw('l')),
            "more than 4000000"),
        of(
            "a list",
            Zipped.pickle(Pickled.protocol(2).raw(']').stop()).bytes(),
            "holds a list of 0, expected a state dict"));
  }

  private static Pickled deepLists(int depth) {
    return new Pickled().raw("]".repeat(depth)).raw("a".repeat(depth - 1));
  }

  private static Pickled laughs(int levels) {
    Pickled pickle = new Pickled().raw(']', 'q', 0);
    for (int i = 0; i < levels; i++) {
      pickle.raw('0', ']', '(');
      for (int j = 0; j < 10; j++) {
        pickle.raw('h', i);
      }
      pickle.raw('e', 'q', i + 1);
    }
    return pickle;
  }
}
