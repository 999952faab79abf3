package io.formant.text.token;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A file of a published vocabulary, gzipped or not: a whole tokenizer, words with their ids, words by lines, or merges by lines. */
final class VocabularyFile {

  private static final int LARGEST_BYTES = 64 << 20;
  private static final int GZIP = 0x1f8b;

  private final Path path;
  private final String text;

  private VocabularyFile(Path path, String text) {
    this.path = path;
    this.text = text;
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it can't be read, or has more than 64 MB
   */
  static VocabularyFile read(Path path) throws IOException {
    try (InputStream file = Files.newInputStream(path)) {
      byte[] bytes = file.readNBytes(LARGEST_BYTES);
      boolean zipped = bytes.length > 2 && ((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) == GZIP;
      if (zipped) {
        try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
          bytes = unzipped.readNBytes(LARGEST_BYTES);
        }
      }
      if (bytes.length == LARGEST_BYTES) {
        throw new IOException(path + " has more than " + LARGEST_BYTES + " bytes");
      }
      return new VocabularyFile(path, new String(bytes, StandardCharsets.UTF_8));
    }
  }

  boolean isJson() {
    return text.startsWith("{");
  }

  /** Whether it is a {@code tokenizer.json}, which needs nothing else. */
  boolean isTokenizer() throws IOException {
    return isJson() && json().has("model");
  }

  String text() {
    return text;
  }

  /** Words with their ids, from {@code vocab.json}. */
  Map<String, Integer> ids() throws IOException {
    Map<String, Integer> ids = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, JsonElement> entry : json().entrySet()) {
        ids.put(entry.getKey(), entry.getValue().getAsInt());
      }
    } catch (IllegalStateException | UnsupportedOperationException | NumberFormatException e) {
      throw new IOException(path + " is no vocabulary: a word's id is no whole number", e);
    }
    return ids;
  }

  /** Words by lines, from {@code vocab.txt}; the first has the id 0. */
  Map<String, Integer> lines() {
    Map<String, Integer> ids = new LinkedHashMap<>();
    List<String> words = text.lines().toList();
    for (int id = 0; id < words.size(); id++) {
      ids.put(words.get(id), id);
    }
    return ids;
  }

  /**
   * Pairs of parts that are joined, the first the earliest; the line that tells the version is left out.
   *
   * @throws IOException if a line has other than two parts
   */
  List<String> merges() throws IOException {
    List<String> merges = new ArrayList<>();
    boolean first = true;
    for (String line : text.split("\n")) {
      String merge = line.strip();
      boolean head = first && (merge.startsWith("#version") || merge.startsWith("\"bpe_simple"));
      first = false;
      if (head || merge.isEmpty()) {
        continue;
      }
      if (merge.split(" ").length != 2) {
        throw new IOException(path + " is no list of merges: a line has other than two parts: '"
            + merge.substring(0, Math.min(40, merge.length())) + "'");
      }
      merges.add(merge);
    }
    return merges;
  }

  private JsonObject json() throws IOException {
    try {
      return JsonParser.parseString(text).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException(path + " is neither a vocabulary nor a tokenizer: no JSON object", e);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
