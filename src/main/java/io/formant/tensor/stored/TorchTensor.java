package io.formant.tensor.stored;

import java.util.Arrays;

/**
 * A view of a storage.
 *
 * @param offset of the first number, counted in numbers
 */
record TorchTensor(TorchStorage storage, NumberType type, long offset, Layout layout) {

  TorchTensor {
    if (offset < 0) {
      throw new IllegalArgumentException("offset is " + offset + ", expected none below 0");
    }
  }

  /**
   * Where its first number lies, counted in bytes from the begin of the storage.
   *
   * @throws WeightFormatException if it reaches beyond the storage
   */
  long begin() throws WeightFormatException {
    long span = layout.span();
    long room = storage.count() * storage.unit() / type.bytes();
    if (offset > room || span > room - offset) {
      throw new WeightFormatException("shape " + Arrays.toString(layout.shape()) + " from number "
          + offset + " on needs more than the " + room + " of its storage");
    }
    return storage.begin() * storage.unit() + offset * type.bytes();
  }

  @Override
  public String toString() {
    return "a tensor of " + type.word();
  }
}
