package io.formant.train;

import io.formant.tensor.AdamW;
import org.jspecify.annotations.Nullable;

/**
 * How to train.
 *
 * @param steps updates of the parameters
 * @param rate learning rate by step
 * @param optimizer the update rule
 * @param clipNorm largest 2-norm of all gradients together
 * @param average the average that the training yields, or null for the last parameters
 * @param batchesPerStep batches whose gradients are averaged for one update
 * @param checkpointSteps steps between checkpoints, where there is a place to keep them
 */
public record TrainingPlan(
    long steps,
    RateSchedule rate,
    AdamW optimizer,
    double clipNorm,
    @Nullable Ema average,
    int batchesPerStep,
    long checkpointSteps) {

  public TrainingPlan {
    if (steps < 1 || !(clipNorm > 0) || batchesPerStep < 1 || checkpointSteps < 1) {
      throw new IllegalArgumentException(
          "steps " + steps + ", clip norm " + clipNorm + ", batches per step " + batchesPerStep
              + ", checkpoint steps " + checkpointSteps + ": expected all positive");
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
        100);
  }

  /** The same with another average; null for none. */
  public TrainingPlan withAverage(@Nullable Ema other) {
    return new TrainingPlan(
        steps, rate, optimizer, clipNorm, other, batchesPerStep, checkpointSteps);
  }

  /** The same with another update rule. */
  public TrainingPlan withOptimizer(AdamW other) {
    return new TrainingPlan(steps, rate, other, clipNorm, average, batchesPerStep, checkpointSteps);
  }

  /** The same with several batches to an update. */
  public TrainingPlan withBatchesPerStep(int batches) {
    return new TrainingPlan(steps, rate, optimizer, clipNorm, average, batches, checkpointSteps);
  }

  /** The same with another distance between checkpoints. */
  public TrainingPlan withCheckpointSteps(long distance) {
    return new TrainingPlan(steps, rate, optimizer, clipNorm, average, batchesPerStep, distance);
  }
}
