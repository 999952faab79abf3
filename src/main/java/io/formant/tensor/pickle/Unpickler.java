package io.formant.tensor.pickle;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Reads one pickle as plain values: {@code String}, {@code Long}, {@code java.math.BigInteger}, {@code Double}, {@code Boolean},
 * {@code byte[]}, {@link None}, {@link Tuple}, {@code List}, {@code Map}, and whatever the words make. A container may hold itself:
 * never ask it for its hash or text.
 */
public final class Unpickler {

  private static final int LONGEST_SHOWN = 80;

  private Unpickler() {}

  /**
   * The value that a pickle describes; the source stands behind its end afterwards.
   *
   * @throws PickleException if it is damaged, or asks for what the words don't know
   */
  public static Object read(PickleSource source, PickleWords words) throws IOException {
    PickleStack machine = new PickleStack(source, words);
    for (Opcode opcode = next(machine); opcode != Opcode.STOP; opcode = next(machine)) {
      opcode.run(machine);
    }
    return machine.result();
  }

  private static Opcode next(PickleStack machine) throws PickleException {
    return Opcode.of(machine.opcode());
  }

  /** What a value is, for messages. */
  public static String described(Object value) {
    if (value instanceof String text) {
      return "the text '" + brief(text) + "'";
    } else if (value instanceof List<?> list) {
      return "a list of " + list.size();
    } else if (value instanceof Map<?, ?> map) {
      return "a dict of " + map.size();
    }
    return value instanceof byte[] bytes ? bytes.length + " bytes" : brief(value.toString());
  }

  /** A text of the file for a message: short, on one line. */
  public static String brief(String text) {
    String printable = text.codePoints()
        .limit(LONGEST_SHOWN + 1L)
        .map(c -> Character.isISOControl(c) || !Character.isDefined(c) ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
    return printable.length() > LONGEST_SHOWN
        ? printable.substring(0, LONGEST_SHOWN) + "…"
        : printable;
  }
}
