package io.formant.route;

/**
 * How a run uses the machine; no part of any result.
 *
 * @param threads how many items of the maps run at a time
 */
public record RunOptions(Scheme scheme, int threads) {
  public RunOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be positive, was " + threads);
    }
  }

  /** Independent branches overlap, an item a core. */
  public static RunOptions standard() {
    return new RunOptions(Scheme.SEDA, Runtime.getRuntime().availableProcessors());
  }

  public RunOptions withScheme(Scheme scheme) {
    return new RunOptions(scheme, threads);
  }

  public RunOptions withThreads(int threads) {
    return new RunOptions(scheme, threads);
  }
}
