package io.formant.cli;

/** What the shell sees. */
final class ExitStatus {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG = 2;
  static final int INTERRUPTED = 130;

  private ExitStatus() {}
}
