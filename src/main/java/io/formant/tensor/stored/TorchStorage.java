package io.formant.tensor.stored;

import java.util.Optional;

/**
 * A run of numbers that tensors of a torch file are views of; two of them may share one.
 *
 * @param key its name in the file
 * @param type of its numbers; empty where each tensor says how it takes the bytes
 * @param count of numbers, or of bytes where there is no type
 * @param begin of the view in the storage of that name, for files of the oldest kind
 */
record TorchStorage(String key, Optional<NumberType> type, long count, long begin) {

  /** Bytes of one of {@link #count}. */
  int unit() {
    return type.map(NumberType::bytes).orElse(1);
  }

  @Override
  public String toString() {
    return "storage '" + key + "'";
  }
}
