package io.formant.tensor;

/**
 * Where random numbers come from: a number that names a stream and can be split by step, item or name. The same seed yields the
 * same numbers on every device, Java version and number of threads.
 */
public record Seed(long value) {

  /** The seed of the {@code index}-th part. */
  public Seed at(long index) {
    return new Seed(RandomStream.mix(value ^ RandomStream.mix(index + 1)));
  }

  /** The seed of a named part. */
  public Seed at(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return at(hash);
  }

  /** A fresh stream of random numbers, always the same. */
  public RandomStream stream() {
    return new RandomStream(value);
  }
}
