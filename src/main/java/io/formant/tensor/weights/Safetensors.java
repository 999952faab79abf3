package io.formant.tensor.weights;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.formant.tensor.TensorData;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Weight files in the safetensors format: a length, a JSON header, then the raw values. All number types are read as float32;
 * float32 is written.
 *
 * <p>Source: https://github.com/huggingface/safetensors.
 *
 * @param tensors by name, in the order of the file's header
 * @param metadata free text by name
 */
public record Safetensors(Map<String, TensorData> tensors, Map<String, String> metadata) {

  private static final int ALIGNMENT = 8;
  private static final int LARGEST_HEADER = 100_000_000;
  private static final String METADATA = "__metadata__";

  /**
   * Reads a file.
   *
   * @throws IOException if it can't be read or is not in the format
   */
  public static Safetensors read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer start = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      channel.read(start, 0);
      long length = start.hasRemaining() ? -1 : start.getLong(0);
      if (length < 2 || length > LARGEST_HEADER || Long.BYTES + length > channel.size()) {
        throw new IOException(file + " is not a safetensors file: no header");
      }
      JsonObject header =
          header(channel.map(FileChannel.MapMode.READ_ONLY, Long.BYTES, length), file);
      return read(header, channel, Long.BYTES + length, file);
    }
  }

  /** Writes a file, replacing one that is there. */
  public void write(Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      write(out);
    }
  }

  /** Writes all to a stream, which stays open. */
  public void write(OutputStream out) throws IOException {
    byte[] header = header().getBytes(StandardCharsets.UTF_8);
    int padding = Math.floorMod(-header.length, ALIGNMENT);
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(length.putLong(0, header.length + padding).array());
    out.write(header);
    out.write(" ".repeat(padding).getBytes(StandardCharsets.UTF_8));
    for (TensorData tensor : tensors.values()) {
      ByteBuffer bytes =
          ByteBuffer.allocate(Math.multiplyExact(tensor.values().length, Float.BYTES));
      bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(tensor.values());
      out.write(bytes.array());
    }
  }

  private String header() {
    JsonObject header = new JsonObject();
    if (!metadata.isEmpty()) {
      JsonObject text = new JsonObject();
      metadata.forEach(text::addProperty);
      header.add(METADATA, text);
    }
    long offset = 0;
    for (Map.Entry<String, TensorData> entry : tensors.entrySet()) {
      long end = offset + (long) Float.BYTES * entry.getValue().values().length;
      header.add(
          entry.getKey(),
          JsonParser.parseString(
              "{\"dtype\":\"F32\",\"shape\":" + Arrays.toString(entry.getValue().shape())
                  + ",\"data_offsets\":[" + offset + "," + end + "]}"));
      offset = end;
    }
    return header.toString();
  }

  private static JsonObject header(ByteBuffer bytes, Path file) throws IOException {
    try {
      return JsonParser.parseString(StandardCharsets.UTF_8.decode(bytes).toString())
          .getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException(
          file + " is not a safetensors file: its header is not a JSON object", e);
    }
  }

  private static Safetensors read(JsonObject header, FileChannel channel, long start, Path file)
      throws IOException {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
      try {
        JsonObject value = entry.getValue().getAsJsonObject();
        if (entry.getKey().equals(METADATA)) {
          value.asMap().forEach((key, text) -> metadata.put(key, text.getAsString()));
        } else {
          tensors.put(entry.getKey(), tensor(value, channel, start));
        }
      } catch (IllegalArgumentException
          | IllegalStateException
          | NullPointerException
          | ArithmeticException e) {
        throw new IOException(
            file + ": tensor " + entry.getKey() + " is damaged: " + e.getMessage(), e);
      }
    }
    return new Safetensors(tensors, metadata);
  }

  private static TensorData tensor(JsonObject entry, FileChannel channel, long start)
      throws IOException {
    long[] shape = longs(entry.get("shape"));
    long[] offsets = longs(entry.get("data_offsets"));
    if (offsets.length != 2
        || offsets[0] < 0
        || offsets[1] < offsets[0]
        || start + offsets[1] > channel.size()) {
      throw new IllegalArgumentException(
          "offsets " + Arrays.toString(offsets) + " lie outside the file");
    }
    ByteBuffer bytes =
        channel.map(FileChannel.MapMode.READ_ONLY, start + offsets[0], offsets[1] - offsets[0]);
    NumberType type = NumberType.valueOf(entry.get("dtype").getAsString());
    return new TensorData(shape, type.floats(bytes.order(ByteOrder.LITTLE_ENDIAN)));
  }

  private static long[] longs(JsonElement array) {
    return array.getAsJsonArray().asList().stream()
        .mapToLong(JsonElement::getAsLong)
        .toArray();
  }

  /** The number types of weight files. */
  private enum NumberType {
    F64(8),
    F32(4),
    F16(2),
    BF16(2),
    I64(8),
    I32(4),
    I16(2),
    I8(1),
    U8(1),
    BOOL(1);

    private final int bytes;

    NumberType(int bytes) {
      this.bytes = bytes;
    }

    /** All numbers of a little-endian buffer. */
    float[] floats(ByteBuffer buffer) {
      if (buffer.remaining() % bytes != 0) {
        throw new IllegalArgumentException(
            buffer.remaining() + " bytes are no whole number of " + this);
      }
      float[] values = new float[buffer.remaining() / bytes];
      if (this == F32) {
        buffer.asFloatBuffer().get(values);
        return values;
      }
      for (int i = 0; i < values.length; i++) {
        values[i] = next(buffer);
      }
      return values;
    }

    private float next(ByteBuffer buffer) {
      return switch (this) {
        case F64 -> (float) buffer.getDouble();
        case F32 -> buffer.getFloat();
        case F16 -> half(buffer.getShort());
        case BF16 -> Float.intBitsToFloat(buffer.getShort() << 16);
        case I64 -> buffer.getLong();
        case I32 -> buffer.getInt();
        case I16 -> buffer.getShort();
        case I8 -> buffer.get();
        case U8, BOOL -> buffer.get() & 0xff;
      };
    }

    /** IEEE 754 binary16 to binary32. */
    private static float half(short bits) {
      int sign = (bits & 0x8000) << 16;
      int exponent = (bits >>> 10) & 0x1f;
      int fraction = bits & 0x3ff;
      if (exponent == 0) {
        float value = fraction * 0x1p-24f;
        return sign == 0 ? value : -value;
      }
      int wide = exponent == 31 ? 255 : exponent - 15 + 127;
      return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }
  }
}
