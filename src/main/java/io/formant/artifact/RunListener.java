package io.formant.artifact;

import java.util.List;

/** Hears what happens in a run: the terminal's progress, the run record and the dashboard are listeners. Thread-safe. */
public interface RunListener {
  /** Tells several listeners, in this order. */
  static RunListener all(RunListener... listeners) {
    return new Broadcast(List.of(listeners));
  }

  /** A stage begins: {@code toRun} of its {@code items} will run, the others come from the cache. */
  default void stageStarted(String stage, int items, int toRun) {}

  /** Work has advanced: {@code done} of {@code total}, with a word such as {@code loss 0.123}. */
  default void advanced(String stage, long done, long total, String note) {}

  /** Something a reader should know, such as a damaged object that was recomputed. */
  default void noticed(String stage, String message) {}

  /** A stage ended well. */
  default void stageFinished(String stage, int items, int ran, double seconds) {}

  /** A stage failed at an item (empty where the stage has none). */
  default void stageFailed(String stage, String item, Throwable cause) {}
}
