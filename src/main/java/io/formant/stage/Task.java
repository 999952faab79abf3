package io.formant.stage;

import io.formant.artifact.Artifact;
import java.nio.file.Path;
import java.util.Optional;

/** What a running barrier may ask of the framework, and tell it. */
public interface Task {
  /** The stage's own seed, split from the plan's by the stage's type. */
  long seed();

  /**
   * Shows how far the work is.
   *
   * @throws java.util.concurrent.CancellationException when the run was stopped: let it through
   */
  void advance(long done, long total, String note);

  /** Says something that a reader should know, such as where a training goes on. */
  void notice(String message);

  /**
   * A file of this stage's own that outlives a killed run: a training writes its checkpoints there (temp file, then atomic
   * move) and finds the last one when it starts. It belongs to the fingerprint, and goes when the stage succeeds.
   */
  Path checkpoint();

  /**
   * What the last such task {@linkplain #leave left}: of the same stage, inputs and spec but for the keys that {@linkplain Counts say}
   * how far it goes. It may have gone further than this one shall.
   */
  Optional<Artifact> earlier();

  /** Leaves something, a record, for a task that goes further; it is kept in the cache if this one succeeds. */
  void leave(Artifact last);
}
