package io.formant.tensor.weights;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pickles opcode by opcode, right ones and wrong ones. */
final class Pickled {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  static Pickled protocol(int version) {
    return new Pickled().raw(0x80, version);
  }

  Pickled raw(int... codes) {
    for (int code : codes) {
      bytes.write(code);
    }
    return this;
  }

  Pickled raw(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  Pickled little(int width, long number) {
    byte[] eight =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
    bytes.write(eight, 0, width);
    return this;
  }

  Pickled text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    raw('X').little(4, utf8.length);
    bytes.writeBytes(utf8);
    return this;
  }

  Pickled whole(long number) {
    return raw(0x8a, 8).little(8, number);
  }

  Pickled wholes(long... numbers) {
    raw('(');
    for (long number : numbers) {
      whole(number);
    }
    return raw('t');
  }

  Pickled global(String module, String name) {
    return raw("c" + module + "\n" + name + "\n");
  }

  /** Calls a function with one text. */
  Pickled calling(String module, String name, String argument) {
    return global(module, name).text(argument).raw(0x85, 'R');
  }

  /** A storage by reference. */
  Pickled storage(String type, String key, long count) {
    return raw('(')
        .text("storage")
        .global("torch", type)
        .text(key)
        .text("cpu")
        .whole(count)
        .raw('t', 'Q');
  }

  /** A float32 tensor, a view of a storage that is claimed to have so many numbers. */
  Pickled tensor(String key, long count, long offset, long[] shape, long[] strides) {
    global("torch._utils", "_rebuild_tensor_v2").raw('(').storage("FloatStorage", key, count);
    whole(offset).wholes(shape).wholes(strides).raw(0x89);
    return global("collections", "OrderedDict").raw(')', 'R', 't', 'R');
  }

  /** Sets a tensor in the dict on top of the stack. */
  Pickled item(String name, String key, long count, long offset, long[] shape, long... strides) {
    return text(name).tensor(key, count, offset, shape, strides).raw('s');
  }

  byte[] stop() {
    return raw('.').bytes.toByteArray();
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
