package io.formant.stages.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a small safetensors file without losing digits. */
final class NumberFile {

  private NumberFile() {}

  static Map<String, Values> read(Path path) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    int headerBytes = Math.toIntExact(file.getLong(0));
    int start = Long.BYTES + headerBytes;
    JsonNode header = new ObjectMapper()
        .readTree(new String(file.array(), Long.BYTES, headerBytes, StandardCharsets.UTF_8));
    Map<String, Values> values = new LinkedHashMap<>();
    header.fields().forEachRemaining(entry -> {
      if (entry.getValue().has("dtype")) {
        values.put(entry.getKey(), values(entry.getValue(), file, start));
      }
    });
    return values;
  }

  private static Values values(JsonNode entry, ByteBuffer file, int start) {
    long[] shape = new long[entry.get("shape").size()];
    int count = 1;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = entry.get("shape").get(i).asLong();
      count *= (int) shape[i];
    }
    ByteBuffer bytes = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(start + entry.get("data_offsets").get(0).asInt());
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = next(bytes, entry.get("dtype").asText());
    }
    return new Values(shape, numbers);
  }

  private static double next(ByteBuffer bytes, String type) {
    return switch (type) {
      case "F64" -> bytes.getDouble();
      case "F32" -> bytes.getFloat();
      case "I64" -> bytes.getLong();
      case "I32" -> bytes.getInt();
      case "U8", "BOOL" -> bytes.get() & 0xff;
      default -> throw new IllegalArgumentException("number type " + type + " is not known here");
    };
  }
}
