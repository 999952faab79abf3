package io.formant.stages.learn;

import io.formant.artifact.Block;
import io.formant.tensor.TensorData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a training went: the mean loss of each stretch of steps, and each held-out loss.
 *
 * @param steps last step of each stretch
 * @param losses mean loss of each stretch
 * @param heldOutSteps steps after which the held-out loss was taken
 * @param heldOutLosses those losses
 */
public record TrainingHistory(
    double[] steps, double[] losses, double[] heldOutSteps, double[] heldOutLosses) {

  /** How many steps it took, in words. */
  public String trainedSteps() {
    return steps.length == 0 ? "none" : "%,.0f".formatted(steps[steps.length - 1]);
  }

  /** The loss against the step. */
  public Block.Curve curve(String title, String note) {
    List<Block.Line> lines = new ArrayList<>();
    lines.add(new Block.Line("train", steps, losses));
    if (heldOutSteps.length > 0) {
      lines.add(new Block.Line("held out", heldOutSteps, heldOutLosses));
    }
    return new Block.Curve(title, note, "step", "loss", lines);
  }

  /**
   * Gathers losses step by step into at most {@value #STRETCHES} stretches of one length, which doubles when there are too many: a
   * training tells the same of its first steps however long it goes on.
   */
  static final class Recorder {
    private static final int STRETCHES = 200;
    private static final String LOSSES = "history.losses";
    private static final String HELD_OUT = "history.held-out";

    private final Points losses = new Points();
    private final Points heldOut = new Points();
    private int stretch = 1;
    private float sum;
    private int count;

    /**
     * @param step number of the step, from 1
     */
    void add(long step, double loss) {
      sum += (float) loss;
      count++;
      if (count == stretch) {
        losses.add(step, sum / count);
        sum = 0;
        count = 0;
      }
      if (losses.size() == STRETCHES) {
        losses.halve();
        stretch *= 2;
      }
    }

    void addHeldOut(long step, double loss) {
      heldOut.add(step, (float) loss);
    }

    /** The last one taken. */
    Optional<Float> lastHeldOut() {
      return heldOut.last();
    }

    TrainingHistory history() {
      return new TrainingHistory(
          losses.steps(), losses.values(), heldOut.steps(), heldOut.values());
    }

    /** All that is known so far, by names of its own. */
    Map<String, TensorData> save() {
      return Map.of(LOSSES, losses.save(stretch, sum, count), HELD_OUT, heldOut.save());
    }

    /** Goes on from what {@link #save} gave, among other tensors. */
    void load(Map<String, TensorData> saved) {
      TensorData of = saved.get(LOSSES);
      TensorData held = saved.get(HELD_OUT);
      if (of != null && held != null) {
        float[] head = losses.load(of, 3);
        stretch = (int) head[0];
        sum = head[1];
        count = (int) head[2];
        heldOut.load(held, 0);
      }
    }
  }

  /** Losses and their steps. */
  private static final class Points {
    private final List<Float> steps = new ArrayList<>();
    private final List<Float> values = new ArrayList<>();

    void add(long step, float value) {
      steps.add((float) step);
      values.add(value);
    }

    int size() {
      return steps.size();
    }

    Optional<Float> last() {
      return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** Each two become one: their mean, at the second's step. */
    void halve() {
      for (int i = 0; i < values.size(); i++) {
        steps.remove(i);
        values.set(i, (values.get(i) + values.remove(i + 1)) / 2);
      }
    }

    double[] steps() {
      return steps.stream().mapToDouble(Float::doubleValue).toArray();
    }

    double[] values() {
      return values.stream().mapToDouble(Float::doubleValue).toArray();
    }

    /** The head, then step and value of each point. */
    TensorData save(float... head) {
      float[] saved = new float[head.length + 2 * size()];
      System.arraycopy(head, 0, saved, 0, head.length);
      for (int i = 0; i < size(); i++) {
        saved[head.length + 2 * i] = steps.get(i);
        saved[head.length + 2 * i + 1] = values.get(i);
      }
      return new TensorData(new long[] {saved.length}, saved);
    }

    /** Takes the points over and returns the head. */
    float[] load(TensorData saved, int headLength) {
      float[] all = saved.values();
      steps.clear();
      values.clear();
      for (int i = headLength; i < all.length; i += 2) {
        steps.add(all[i]);
        values.add(all[i + 1]);
      }
      return Arrays.copyOf(all, headLength);
    }
  }
}
