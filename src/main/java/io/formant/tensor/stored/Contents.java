package io.formant.tensor.stored;

import io.formant.tensor.pickle.Unpickler;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a weight file holds.
 *
 * @param format of the file, in words
 * @param tensors by name, in the file's order; names of nested dictionaries are joined by dots
 * @param metadata words and numbers beside the tensors, by name
 * @param nesting where the state dict begins: a prefix of names that ends with a dot, or nothing
 */
public record Contents(
    String format,
    Map<String, StoredTensor> tensors,
    Map<String, String> metadata,
    String nesting) {

  static final int LONGEST_NAME = 512;
  private static final int MOST_TENSORS = 100_000;

  public Contents {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Reads a file whose format shows in its first bytes.
   *
   * @throws WeightFormatException if it is in no format known here, or damaged
   * @throws IOException if it can't be read
   */
  public static Contents read(FileBytes file) throws IOException {
    return WeightFormat.of(file).read(file);
  }

  /** A name that may go into messages and tables. */
  static void checkName(String name) throws WeightFormatException {
    if (name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
      throw new WeightFormatException(
          "tensor name '" + Unpickler.brief(name) + "' is no name: longer than " + LONGEST_NAME
              + " characters, or with control characters");
    }
  }

  static void checkCount(int tensors) throws WeightFormatException {
    if (tensors > MOST_TENSORS) {
      throw new WeightFormatException("holds more than " + MOST_TENSORS + " tensors");
    }
  }
}
