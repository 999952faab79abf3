package io.formant.tensor.weights;

/**
 * A file that means harm.
 *
 * @param refusal words of the sentence that it is refused with
 */
record HostileCase(String name, byte[] file, String refusal) {

  static HostileCase of(String name, byte[] file, String refusal) {
    return new HostileCase(name, file, refusal);
  }

  @Override
  public String toString() {
    return name;
  }
}
