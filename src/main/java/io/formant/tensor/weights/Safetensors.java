package io.formant.tensor.weights;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.formant.tensor.TensorData;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Tensors in memory, on their way to or from a file in the safetensors format: a length, a JSON header, then the raw values. All
 * number types are read as float32; float32 is written.
 *
 * <p>Source: https://github.com/huggingface/safetensors.
 *
 * @param tensors by name, in the order of the file's header
 * @param metadata free text by name
 */
public record Safetensors(Map<String, TensorData> tensors, Map<String, String> metadata) {

  private static final int ALIGNMENT = 8;
  private static final String METADATA = "__metadata__";

  /**
   * Reads a whole file into memory; {@link WeightFile} reads one tensor at a time.
   *
   * @throws IOException if it can't be read or is not in the format
   */
  public static Safetensors read(Path file) throws IOException {
    WeightFile weights = WeightFile.open(file);
    return new Safetensors(weights.everything().readAll(), weights.metadata());
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
}
