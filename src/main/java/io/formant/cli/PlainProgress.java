package io.formant.cli;

import io.formant.artifact.RunListener;
import io.formant.report.Figures;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Progress as lines of text: one when a stage ends, and in between at most one in five seconds for a stage. */
final class PlainProgress implements RunListener {
  private static final long PAUSE_NANOS = 5_000_000_000L;

  private final Consumer<String> out;
  private final LongSupplier nanos;
  private final Map<String, Long> last = new ConcurrentHashMap<>();

  /**
   * @param out takes a line
   * @param nanos a clock, such as {@link System#nanoTime}
   */
  PlainProgress(Consumer<String> out, LongSupplier nanos) {
    this.out = out;
    this.nanos = nanos;
  }

  @Override
  public void stageStarted(String stage, int items, int toRun) {
    last.put(stage, nanos.getAsLong());
  }

  @Override
  public void advanced(String stage, long done, long total, String note) {
    long now = nanos.getAsLong();
    boolean[] due = new boolean[1];
    last.compute(stage, (name, before) -> {
      due[0] = before != null && now - before >= PAUSE_NANOS;
      return before == null || due[0] ? now : before;
    });
    if (due[0])
      out.accept(line(stage, done + " of " + total + (note.isEmpty() ? "" : ", " + note)));
  }

  @Override
  public void noticed(String stage, String message) {
    out.accept(line(stage, message));
  }

  @Override
  public void stageFinished(String stage, int items, int ran, double seconds) {
    out.accept(line(stage, finished(items, ran, seconds)));
  }

  @Override
  public void stageFailed(String stage, String item, Throwable cause) {
    out.accept(line(stage, item.isEmpty() ? "failed" : "failed at " + item));
  }

  /** {@code 740 items, 12 ran, 6.4 s}. */
  static String finished(int items, int ran, double seconds) {
    String all = Figures.whole(items) + (items == 1 ? " item" : " items");
    if (ran == 0) return all + ", cached";
    return all + (ran < items ? ", " + Figures.whole(ran) + " ran" : "") + ", "
        + Figures.duration(seconds);
  }

  static String line(String stage, String words) {
    return stage.isEmpty() ? words : String.format("%-14s %s", stage, words);
  }
}
