package io.formant.tensor.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Pieces of files that mean harm. */
final class HostileFiles {

  private HostileFiles() {}

  /** A safetensors file of a header and as many bytes after it. */
  static byte[] safetensors(String header, int data) {
    return safetensors(header.getBytes(StandardCharsets.UTF_8), data);
  }

  static byte[] safetensors(byte[] header, int data) {
    return ByteBuffer.allocate(8 + header.length + data)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .array();
  }

  /** A safetensors file that claims a header of another length. */
  static byte[] claimingHeader(long length) {
    byte[] file = safetensors("{}", 100);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
    return file;
  }

  static String entry(String name, String type, String shape, long begin, long end) {
    return "\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":["
        + begin + "," + end + "]}";
  }

  /** An archive of a pickle that puts one object into the state dict. */
  static byte[] holding(Pickled object) {
    byte[] pickle = Zipped.joined(
        Pickled.protocol(2).raw('}').text("w").bytes(), object.bytes(), new byte[] {'s', '.'});
    return Zipped.pickle(pickle).bytes();
  }

  /** An archive with a storage of four float32 numbers, and a state dict of one view of it. */
  static byte[] view(long count, long offset, long[] shape, long... strides) {
    byte[] pickle = Pickled.protocol(2)
        .raw('}')
        .item("w", "0", count, offset, shape, strides)
        .stop();
    return Zipped.pickle(pickle).entry("w/data/0", new byte[16]).bytes();
  }

  /** A file of torch before 1.6: the magic, the version, the machine, then what follows. */
  static byte[] stream(byte[]... rest) {
    byte[] magic = Pickled.protocol(2)
        .raw(0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19)
        .stop();
    byte[] version = Pickled.protocol(2).raw('M').little(2, 1001).stop();
    byte[] machine =
        Pickled.protocol(2).raw('}').text("little_endian").raw(0x88, 's').stop();
    return Zipped.joined(magic, version, machine, Zipped.joined(rest));
  }

  /** The same code so many times. */
  static byte[] times(int code, int count) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) code);
    return bytes;
  }
}
