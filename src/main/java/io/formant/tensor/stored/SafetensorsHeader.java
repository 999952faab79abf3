package io.formant.tensor.stored;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.formant.tensor.pickle.Unpickler;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The header of a safetensors file: a length, then JSON that says where every tensor lies. As in the reference, the tensors follow
 * each other without gaps and fill the file.
 *
 * <p>Source: https://github.com/huggingface/safetensors.
 */
final class SafetensorsHeader {

  private static final int LARGEST_BYTES = 100_000_000;
  private static final String METADATA = "__metadata__";

  private final FileBytes file;
  private final Map<String, Claim> claims = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  /** What the header says of a tensor; offsets are counted from the header's end. */
  private record Claim(NumberType type, long[] shape, long begin, long end) {}

  private SafetensorsHeader(FileBytes file) {
    this.file = file;
  }

  /** Whether the first bytes could be those of the format. */
  static boolean begins(FileBytes file) throws IOException {
    return file.size() > Long.BYTES && file.at(Long.BYTES, 1).get(0) == '{';
  }

  static Contents read(FileBytes file) throws IOException {
    SafetensorsHeader header = new SafetensorsHeader(file);
    long length = header.length();
    header.parse((int) length);
    Map<String, StoredTensor> tensors = header.tensors(Long.BYTES + length);
    return new Contents(
        "safetensors", tensors, header.metadata, Nesting.wrapped("", tensors.keySet()));
  }

  private long length() throws IOException {
    long length = file.at(0, Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    if (length < 2 || length > LARGEST_BYTES || !file.holds(Long.BYTES, length)) {
      throw new WeightFormatException("not a safetensors file: a header of "
          + Long.toUnsignedString(length) + " bytes, expected one inside of the file's "
          + file.size() + " and below " + LARGEST_BYTES);
    }
    return length;
  }

  private void parse(int length) throws IOException {
    byte[] text = new byte[length];
    file.at(Long.BYTES, length).get(text);
    try (JsonReader json = new JsonReader(new InputStreamReader(
        new ByteArrayInputStream(text), StandardCharsets.UTF_8.newDecoder()))) {
      json.beginObject();
      while (json.hasNext()) {
        entry(json);
      }
      json.endObject();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new WeightFormatException("not a safetensors file: more follows its header");
      }
    } catch (MalformedJsonException
        | EOFException
        | CharacterCodingException
        | IllegalStateException
        | NumberFormatException e) {
      throw new WeightFormatException(
          "not a safetensors file: its header is not the JSON object that it should be", e);
    }
  }

  private void entry(JsonReader json) throws IOException {
    String name = json.nextName();
    if (name.equals(METADATA)) {
      require(metadata.isEmpty(), "its " + METADATA + " stands in the header twice");
      metadata(json);
      return;
    }
    Contents.checkName(name);
    if (claims.put(name, claim(name, json)) != null) {
      throw new WeightFormatException("tensor '" + name + "' stands in the header twice");
    }
    Contents.checkCount(claims.size());
  }

  private void metadata(JsonReader json) throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      String key = json.nextName();
      require(
          metadata.put(key, json.nextString()) == null,
          "its metadata holds '" + Unpickler.brief(key) + "' twice");
    }
    json.endObject();
  }

  private static Claim claim(String name, JsonReader json) throws IOException {
    Set<String> seen = new HashSet<>();
    String type = "";
    List<Long> shape = null;
    List<Long> offsets = List.of();
    json.beginObject();
    while (json.hasNext()) {
      String key = json.nextName();
      require(
          seen.add(key),
          "tensor '" + name + "' has '" + Unpickler.brief(key) + "' twice in the header");
      switch (key) {
        case "dtype" -> type = json.nextString();
        case "shape" -> shape = wholes(name, json);
        case "data_offsets" -> offsets = wholes(name, json);
        default -> json.skipValue();
      }
    }
    json.endObject();
    if (shape == null || offsets.size() != 2) {
      throw new WeightFormatException(
          "tensor '" + name + "' lacks its shape or its two offsets in the header");
    }
    return new Claim(type(name, type), array(shape), offsets.get(0), offsets.get(1));
  }

  private static void require(boolean holds, String problem) throws WeightFormatException {
    if (!holds) {
      throw new WeightFormatException(problem);
    }
  }

  private static NumberType type(String name, String type) throws WeightFormatException {
    return NumberType.ofSafetensors(type)
        .orElseThrow(() -> new WeightFormatException("tensor '" + name + "' is of type '"
            + Unpickler.brief(type) + "', expected one of "
            + Arrays.toString(NumberType.values())));
  }

  private static List<Long> wholes(String name, JsonReader json) throws IOException {
    List<Long> wholes = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      String digits = json.peek() == JsonToken.NUMBER ? json.nextString() : "no number";
      if (!digits.matches("[0-9]{1,18}")) {
        throw new WeightFormatException("tensor '" + name + "' has '" + Unpickler.brief(digits)
            + "' as a size or an offset, expected a whole number that is not negative");
      }
      wholes.add(Long.parseLong(digits));
    }
    json.endArray();
    return wholes;
  }

  private static long[] array(List<Long> wholes) {
    return wholes.stream().mapToLong(Long::longValue).toArray();
  }

  private Map<String, StoredTensor> tensors(long start) throws WeightFormatException {
    checkOrder(file.size() - start);
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, Claim> entry : claims.entrySet()) {
      tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), start));
    }
    return tensors;
  }

  /** Every byte after the header belongs to one tensor. */
  private void checkOrder(long bytes) throws WeightFormatException {
    List<String> names = new ArrayList<>(claims.keySet());
    names.sort((a, b) -> {
      int order = Long.compare(claim(a).begin(), claim(b).begin());
      return order == 0 ? Long.compare(claim(a).end(), claim(b).end()) : order;
    });
    long end = 0;
    for (String name : names) {
      Claim claim = claim(name);
      if (claim.begin() != end || claim.end() < end || claim.end() > bytes) {
        throw new WeightFormatException("tensor '" + name + "' is damaged: offsets ["
            + claim.begin() + ", " + claim.end() + "] lie outside the file or leave a gap, expected"
            + " them to begin at " + end + " and to end at most at " + bytes);
      }
      end = claim.end();
    }
    if (end != bytes) {
      throw new WeightFormatException("the last tensor ends at " + end + ", but the file at "
          + bytes + " (bytes after the header): it is cut off or something was added");
    }
  }

  private Claim claim(String name) {
    return Objects.requireNonNull(claims.get(name));
  }

  private StoredTensor tensor(String name, Claim claim, long start) throws WeightFormatException {
    try {
      Layout layout = Layout.packed(claim.shape());
      long bytes = claim.end() - claim.begin();
      if (layout.size() > file.size() || layout.size() * claim.type().bytes() != bytes) {
        throw new WeightFormatException(claim.type().word() + Arrays.toString(claim.shape())
            + " does not fill its " + bytes + " bytes");
      }
      return StoredTensor.at(
          start + claim.begin(), claim.type(), layout, file, ByteOrder.LITTLE_ENDIAN);
    } catch (WeightFormatException e) {
      throw new WeightFormatException("tensor '" + name + "' is damaged: " + e.getMessage(), e);
    }
  }
}
