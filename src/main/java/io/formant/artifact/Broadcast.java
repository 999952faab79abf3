package io.formant.artifact;

import java.util.List;

/** Passes on to several listeners what happens in a run. */
record Broadcast(List<RunListener> listeners) implements RunListener {
  @Override
  public void stageStarted(String stage, int items, int toRun) {
    listeners.forEach(it -> it.stageStarted(stage, items, toRun));
  }

  @Override
  public void advanced(String stage, long done, long total, String note) {
    listeners.forEach(it -> it.advanced(stage, done, total, note));
  }

  @Override
  public void noticed(String stage, String message) {
    listeners.forEach(it -> it.noticed(stage, message));
  }

  @Override
  public void stageFinished(String stage, int items, int ran, double seconds) {
    listeners.forEach(it -> it.stageFinished(stage, items, ran, seconds));
  }

  @Override
  public void stageFailed(String stage, String item, Throwable cause) {
    listeners.forEach(it -> it.stageFailed(stage, item, cause));
  }
}
