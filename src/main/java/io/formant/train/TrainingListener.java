package io.formant.train;

/** Is told of every step, and may stop the training with a {@link java.util.concurrent.CancellationException}. */
@FunctionalInterface
public interface TrainingListener {

  /**
   * One step done.
   *
   * @param step number of the step, from 0
   * @param loss mean over its batches
   * @param gradientNorm 2-norm of all gradients before clipping
   * @param rate learning rate
   */
  record Report(long step, double loss, double gradientNorm, double rate) {}

  void step(Report report);

  /**
   * A held-out loss taken; the report of the step follows.
   *
   * @param step number of the step after which, from 0
   */
  default void heldOut(long step, double loss) {}
}
