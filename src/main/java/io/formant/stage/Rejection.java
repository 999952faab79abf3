package io.formant.stage;

/**
 * A spec that cannot work with its inputs, thrown by {@code outputs(…)}: the plan shows it at the key's line. A compact
 * constructor throws {@link IllegalArgumentException} instead, where no single key is to blame.
 */
public final class Rejection extends RuntimeException {
  private final String key;

  /**
   * @param key the YAML key to blame, such as {@code rate-hz}
   * @param message value before expectation, lower case
   */
  public Rejection(String key, String message) {
    super(message);
    this.key = key;
  }

  public String key() {
    return key;
  }
}
