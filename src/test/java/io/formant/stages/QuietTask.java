package io.formant.stages;

import io.formant.artifact.Artifact;
import io.formant.stage.Task;
import java.nio.file.Path;
import java.util.Optional;

/** A task whose progress nobody watches. */
public record QuietTask(long seed, Path checkpoint) implements Task {
  @Override
  public void advance(long done, long total, String note) {}

  @Override
  public void notice(String message) {}

  @Override
  public Optional<Artifact> earlier() {
    return Optional.empty();
  }

  @Override
  public void leave(Artifact last) {}
}
