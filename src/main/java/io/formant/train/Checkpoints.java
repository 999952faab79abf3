package io.formant.train;

import java.util.Optional;

/** Where a training keeps its last state. */
public interface Checkpoints {

  /** The last state kept, unless there is none or it is damaged. */
  Optional<Checkpoint> latest();

  /** Keeps a state in place of the one before; a kill at any moment leaves one of the two whole. */
  void save(Checkpoint checkpoint);

  /** Keeps nothing. */
  static Checkpoints none() {
    return new Checkpoints() {
      @Override
      public Optional<Checkpoint> latest() {
        return Optional.empty();
      }

      @Override
      public void save(Checkpoint checkpoint) {
        // nothing is kept
      }
    };
  }
}
