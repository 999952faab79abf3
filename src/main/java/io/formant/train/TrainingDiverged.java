package io.formant.train;

/** A loss or its gradient is not a finite number. The parameters are those before the step. */
public final class TrainingDiverged extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final long step;

  TrainingDiverged(long step, double loss, double gradientNorm) {
    super("training diverged at step " + step + ": loss " + loss + ", gradient norm " + gradientNorm
        + "; a lower learning rate or a longer warm-up may help");
    this.step = step;
  }

  /** Number of the step, from 0. */
  public long step() {
    return step;
  }
}
