package io.formant.stages;

import io.formant.artifact.Block;
import io.formant.tensor.TensorData;
import java.util.ArrayList;
import java.util.List;

/**
 * How a training went: the mean loss of each stretch of steps.
 *
 * @param steps last step of each stretch
 * @param losses mean loss of each stretch
 */
public record TrainingHistory(double[] steps, double[] losses) {

  /** The loss against the step. */
  public Block.Curve curve(String title, String note) {
    return new Block.Curve(
        title, note, "step", "loss", List.of(new Block.Line("train", steps, losses)));
  }

  /** Gathers losses step by step into about {@value #STRETCHES} stretches. */
  static final class Recorder {
    private static final int STRETCHES = 100;

    private final long stretch;
    private final List<Float> steps = new ArrayList<>();
    private final List<Float> losses = new ArrayList<>();
    private float sum;
    private int count;

    Recorder(long totalSteps) {
      stretch = Math.max(1, totalSteps / STRETCHES);
    }

    /**
     * @param step number of the step, from 1
     */
    void add(long step, double loss) {
      sum += (float) loss;
      count++;
      if (step % stretch == 0) {
        steps.add((float) step);
        losses.add(sum / count);
        sum = 0;
        count = 0;
      }
    }

    TrainingHistory history() {
      return new TrainingHistory(array(steps), array(losses));
    }

    private static double[] array(List<Float> values) {
      return values.stream().mapToDouble(Float::doubleValue).toArray();
    }

    /** All that is known so far: the unfinished stretch's sum and count, then step and loss of each finished one. */
    TensorData save() {
      float[] values = new float[2 + 2 * steps.size()];
      values[0] = sum;
      values[1] = count;
      for (int i = 0; i < steps.size(); i++) {
        values[2 + 2 * i] = steps.get(i);
        values[3 + 2 * i] = losses.get(i);
      }
      return new TensorData(new long[] {values.length}, values);
    }

    /** Goes on from what {@link #save} gave. */
    void load(TensorData saved) {
      float[] values = saved.values();
      sum = values[0];
      count = (int) values[1];
      steps.clear();
      losses.clear();
      for (int i = 2; i < values.length; i += 2) {
        steps.add(values[i]);
        losses.add(values[i + 1]);
      }
    }
  }
}
