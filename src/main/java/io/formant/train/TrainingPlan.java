package io.formant.train;

import io.formant.tensor.AdamW;
import io.formant.tensor.Precision;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to train.
 *
 * @param steps updates of the parameters
 * @param rate learning rate by step
 * @param optimizer the update rule
 * @param clipNorm largest 2-norm of all gradients together; infinity for no limit
 * @param average the average that the training yields, or null for the last parameters
 * @param batchesPerStep batches whose gradients are averaged for one update
 * @param precision of the matrix products of the loss and its gradients
 * @param keeping how often to keep the state, where there is a place for it
 */
public record TrainingPlan(
    long steps,
    RateSchedule rate,
    AdamW optimizer,
    double clipNorm,
    @Nullable Ema average,
    int batchesPerStep,
    Precision precision,
    Keeping keeping) {

  /** Keeps the state after so many steps, or that much time, whichever comes first. */
  public record Keeping(long steps, Duration time) {
    public Keeping {
      if (steps < 1 || time.isNegative() || time.isZero()) {
        throw new IllegalArgumentException(
            "the state is kept every " + steps + " steps or " + time + ", expected both positive");
      }
    }
  }

  public TrainingPlan {
    if (steps < 1 || !(clipNorm > 0) || batchesPerStep < 1) {
      throw new IllegalArgumentException("steps " + steps + ", clip norm " + clipNorm
          + ", batches per step " + batchesPerStep + ": expected all positive");
    }
  }

  /** AdamW (0.9, 0.99, weight decay 1e-3), 50 steps of warm-up, cosine decay, norm 1, average up to 0.995. */
  public static TrainingPlan of(long steps, double rate) {
    return new TrainingPlan(
        steps,
        RateSchedule.cosine(rate, Math.min(50, steps / 10), steps),
        new AdamW(0.9, 0.99, 1e-8, 1e-3),
        1,
        Ema.upTo(0.995),
        1,
        Precision.FLOAT32,
        new Keeping(100, Duration.ofMinutes(1)));
  }

  /** The same with another learning rate. */
  public TrainingPlan withRate(RateSchedule other) {
    return new TrainingPlan(
        steps, other, optimizer, clipNorm, average, batchesPerStep, precision, keeping);
  }

  /** The same with another average; null for none. */
  public TrainingPlan withAverage(@Nullable Ema other) {
    return new TrainingPlan(
        steps, rate, optimizer, clipNorm, other, batchesPerStep, precision, keeping);
  }

  /** The same with another update rule. */
  public TrainingPlan withOptimizer(AdamW other) {
    return new TrainingPlan(
        steps, rate, other, clipNorm, average, batchesPerStep, precision, keeping);
  }

  /** The same with several batches to an update. */
  public TrainingPlan withBatchesPerStep(int batches) {
    return new TrainingPlan(steps, rate, optimizer, clipNorm, average, batches, precision, keeping);
  }

  /** The same in another precision. */
  public TrainingPlan withPrecision(Precision other) {
    return new TrainingPlan(
        steps, rate, optimizer, clipNorm, average, batchesPerStep, other, keeping);
  }

  /** The same with another distance between checkpoints. */
  public TrainingPlan withKeeping(Keeping other) {
    return new TrainingPlan(
        steps, rate, optimizer, clipNorm, average, batchesPerStep, precision, other);
  }
}
