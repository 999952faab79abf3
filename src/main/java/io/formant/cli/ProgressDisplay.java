package io.formant.cli;

import io.formant.artifact.RunListener;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Progress on stderr: bars on a terminal, lines elsewhere. */
final class ProgressDisplay implements RunListener, AutoCloseable {
  private final RunListener listener;
  private final Runnable clear;

  ProgressDisplay() {
    PlainProgress lines = new PlainProgress(Failures::say, System::nanoTime);
    if (Boolean.getBoolean("formant.terminal")) {
      BarProgress bars =
          new BarProgress(new PrintStream(System.err, true, StandardCharsets.UTF_8), lines);
      listener = bars;
      clear = bars::close;
    } else {
      listener = lines;
      clear = () -> {};
    }
  }

  @Override
  public void stageStarted(String stage, int items, int toRun) {
    listener.stageStarted(stage, items, toRun);
  }

  @Override
  public void advanced(String stage, long done, long total, String note) {
    listener.advanced(stage, done, total, note);
  }

  @Override
  public void noticed(String stage, String message) {
    listener.noticed(stage, message);
  }

  @Override
  public void stageFinished(String stage, int items, int ran, double seconds) {
    listener.stageFinished(stage, items, ran, seconds);
  }

  @Override
  public void stageFailed(String stage, String item, Throwable cause) {
    listener.stageFailed(stage, item, cause);
  }

  /** Leaves a clean line. */
  @Override
  public void close() {
    clear.run();
  }
}
