package io.formant.cli;

import io.formant.artifact.RunListener;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress on a terminal: a bar for every stage at work, a line for every stage that has ended. */
final class BarProgress implements RunListener, AutoCloseable {
  private static final int UPDATE_MILLIS = 200;

  private final PrintStream terminal;
  private final RunListener lines;
  private final Map<String, ProgressBar> bars = new ConcurrentHashMap<>();

  /** @param lines says what is worth a line of its own */
  BarProgress(PrintStream terminal, RunListener lines) {
    this.terminal = terminal;
    this.lines = lines;
  }

  @Override
  public void advanced(String stage, long done, long total, String note) {
    ProgressBar bar = bars.computeIfAbsent(stage, this::bar);
    bar.maxHint(total);
    bar.stepTo(done);
    bar.setExtraMessage(note);
  }

  private ProgressBar bar(String stage) {
    return new ProgressBarBuilder()
        .setTaskName(stage)
        .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .clearDisplayOnFinish()
        .setConsumer(new ConsoleProgressBarConsumer(terminal))
        .build();
  }

  @Override
  public void noticed(String stage, String message) {
    lines.noticed(stage, message);
  }

  @Override
  public void stageFinished(String stage, int items, int ran, double seconds) {
    end(stage);
    lines.stageFinished(stage, items, ran, seconds);
  }

  @Override
  public void stageFailed(String stage, String item, Throwable cause) {
    end(stage);
    lines.stageFailed(stage, item, cause);
  }

  private void end(String stage) {
    ProgressBar bar = bars.remove(stage);
    if (bar != null) bar.close();
  }

  /** Takes all bars off the terminal. */
  @Override
  public void close() {
    bars.keySet().forEach(this::end);
  }
}
