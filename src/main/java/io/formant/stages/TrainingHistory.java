package io.formant.stages;

import io.formant.artifact.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * How a training went: the mean loss of each stretch of steps.
 *
 * @param steps last step of each stretch
 * @param losses mean loss of each stretch
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TrainingHistory(double[] steps, double[] losses) {

  /** The loss against the step. */
  public Block.Curve curve(String title, String note) {
    return new Block.Curve(
        title, note, "step", "loss", List.of(new Block.Line("train", steps, losses)));
  }

  /** Gathers losses step by step into about {@value #STRETCHES} stretches. */
  public static final class Recorder {
    private static final int STRETCHES = 100;

    private final long stretch;
    private final List<Double> steps = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    private double sum;
    private int count;

    public Recorder(long totalSteps) {
      stretch = Math.max(1, totalSteps / STRETCHES);
    }

    /**
     * @param step number of the step, from 1
     */
    public void add(long step, double loss) {
      sum += loss;
      count++;
      if (step % stretch == 0) {
        steps.add((double) step);
        losses.add(sum / count);
        sum = 0;
        count = 0;
      }
    }

    public TrainingHistory history() {
      return new TrainingHistory(array(steps), array(losses));
    }

    private static double[] array(List<Double> values) {
      return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }
}
