package io.formant.tensor.pickle;

/** Python's {@code None}. */
public enum None {
  NONE;

  @Override
  public String toString() {
    return "None";
  }
}
