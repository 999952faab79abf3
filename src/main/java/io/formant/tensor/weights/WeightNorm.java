package io.formant.tensor.weights;

import io.formant.tensor.TensorData;
import java.util.Arrays;

/**
 * A weight that is stored as its length g and its direction v: {@code w = g·v / |v|}, one length for each slice along one axis, or
 * one for all.
 *
 * <p>Source: Salimans & Kingma 2016, https://arxiv.org/abs/1602.07868; torch.nn.utils.weight_norm.
 */
final class WeightNorm {

  private WeightNorm() {}

  /**
   * The weight.
   *
   * @param length g, with the size of v along one axis and 1 along the others
   * @param direction v
   * @throws IllegalArgumentException if g has another shape
   */
  static TensorData fold(TensorData length, TensorData direction) {
    int axis = axis(length.shape(), direction.shape());
    int slices = length.values().length;
    int inner = inner(direction.shape(), axis);
    float[] v = direction.values();
    double[] squares = new double[slices];
    for (int i = 0; i < v.length; i++) {
      squares[i / inner % slices] += (double) v[i] * v[i];
    }
    float[] weight = new float[v.length];
    for (int i = 0; i < v.length; i++) {
      int slice = i / inner % slices;
      weight[i] = (float) (v[i] * (length.values()[slice] / Math.sqrt(squares[slice])));
    }
    return new TensorData(direction.shape(), weight);
  }

  /** The axis along which there are several lengths; the first where there is but one. */
  private static int axis(long[] length, long[] direction) {
    int axis = 0;
    int several = 0;
    for (int i = 0; i < length.length; i++) {
      if (length[i] != 1) {
        axis = i;
        several++;
      }
    }
    boolean one = several == 0;
    if (!one
        && (several > 1 || length.length != direction.length || length[axis] != direction[axis])) {
      throw new IllegalArgumentException("lengths of a weight norm are " + Arrays.toString(length)
          + " for directions " + Arrays.toString(direction)
          + ", expected the size of one axis and 1 elsewhere");
    }
    return axis;
  }

  private static int inner(long[] shape, int axis) {
    int inner = 1;
    for (int i = axis + 1; i < shape.length; i++) {
      inner *= (int) shape[i];
    }
    return Math.max(1, inner);
  }
}
