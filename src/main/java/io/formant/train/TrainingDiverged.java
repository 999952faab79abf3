package io.formant.train;

/** A loss or its gradient is not a finite number, or the loss runs away. The parameters are those before the step. */
public final class TrainingDiverged extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final long step;

  private TrainingDiverged(long step, String what) {
    super("training diverged at step " + step + ": " + what
        + "; a lower learning rate or a longer warm-up may help");
    this.step = step;
  }

  static TrainingDiverged notFinite(long step, double loss, double gradientNorm) {
    return new TrainingDiverged(step, "loss " + loss + ", gradient norm " + gradientNorm);
  }

  static TrainingDiverged ranAway(long step, double loss, double beginning) {
    return new TrainingDiverged(step, "loss " + loss + ", at most " + beginning + " at first");
  }

  /** Number of the step, from 0. */
  public long step() {
    return step;
  }
}
