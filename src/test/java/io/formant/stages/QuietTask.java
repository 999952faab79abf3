package io.formant.stages;

import io.formant.stage.Task;
import java.nio.file.Path;

/** A task whose progress nobody watches. */
public record QuietTask(long seed, Path checkpoint) implements Task {
  @Override
  public void advance(long done, long total, String note) {}

  @Override
  public void notice(String message) {}
}
