package io.formant.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Inputs and outputs of a reference implementation, from {@code ../shared/fixtures}; tests that need them are skipped without. */
public final class ReferenceCase {
  private static final Path ROOT = Path.of("..", "shared", "fixtures");

  private final ByteBuffer file;
  private final JsonNode header;
  private final int dataBegin;

  private ReferenceCase(byte[] bytes) throws IOException {
    file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int headerBytes = Math.toIntExact(file.getLong(0));
    dataBegin = 8 + headerBytes;
    header = new ObjectMapper().readTree(new String(bytes, 8, headerBytes, StandardCharsets.UTF_8));
  }

  /** A case such as {@code metrics/eer}. */
  public static ReferenceCase open(String name) {
    Path folder = ROOT.resolve(name);
    Assumptions.assumeTrue(Files.exists(folder), "skipped: no reference values at " + folder);
    try {
      return new ReferenceCase(Files.readAllBytes(folder.resolve("io.safetensors")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public double[] doubles(String name) {
    JsonNode entry = entry(name);
    int begin = dataBegin + entry.get("data_offsets").get(0).asInt();
    int end = dataBegin + entry.get("data_offsets").get(1).asInt();
    String type = entry.get("dtype").asText();
    int width = Integer.parseInt(type.replaceAll("\\D", "")) / 8;
    double[] values = new double[(end - begin) / width];
    for (int i = 0; i < values.length; i++) values[i] = value(begin + i * width, type);
    return values;
  }

  private double value(int at, String type) {
    return switch (type) {
      case "F32" -> file.getFloat(at);
      case "F64" -> file.getDouble(at);
      case "I64" -> file.getLong(at);
      case "I32" -> file.getInt(at);
      case "U8" -> file.get(at) & 0xFF;
      default -> throw new IllegalStateException("tensor type " + type);
    };
  }

  public double number(String name) {
    return doubles(name)[0];
  }

  public float[] floats(String name) {
    double[] values = doubles(name);
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) floats[i] = (float) values[i];
    return floats;
  }

  public int[] ints(String name) {
    double[] values = doubles(name);
    int[] ints = new int[values.length];
    for (int i = 0; i < ints.length; i++) ints[i] = (int) values[i];
    return ints;
  }

  /** The rows of the last two axes; the axes before them must have size 1. */
  public float[][] rows(String name) {
    int[] shape = shape(name);
    float[] flat = floats(name);
    int columns = shape[shape.length - 1];
    float[][] rows = new float[flat.length / columns][columns];
    for (int r = 0; r < rows.length; r++) System.arraycopy(flat, r * columns, rows[r], 0, columns);
    return rows;
  }

  public int[] shape(String name) {
    JsonNode shape = entry(name).get("shape");
    int[] sizes = new int[shape.size()];
    for (int i = 0; i < sizes.length; i++) sizes[i] = shape.get(i).asInt();
    return sizes;
  }

  private JsonNode entry(String name) {
    JsonNode entry = header.get(name);
    if (entry == null)
      throw new IllegalArgumentException("no tensor '" + name + "' among " + header.fieldNames());
    return entry;
  }
}
