package io.formant.model;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Between arrays in Java and rows of a batch. */
public final class Rows {
  private Rows() {}

  /** Rows of one length, one after the other. */
  public static float[] joined(List<float[]> rows) {
    int width = rows.get(0).length;
    float[] joined = new float[Math.multiplyExact(rows.size(), width)];
    for (int row = 0; row < rows.size(); row++) {
      System.arraycopy(rows.get(row), 0, joined, row * width, width);
    }
    return joined;
  }

  /** The rows of a batch, (B, E). */
  public static List<float[]> of(NDArray batch) {
    float[] values = batch.toFloatArray();
    int width = (int) batch.getShape().get(1);
    List<float[]> rows = new ArrayList<>();
    for (int at = 0; at < values.length; at += width) {
      rows.add(Arrays.copyOfRange(values, at, at + width));
    }
    return rows;
  }
}
