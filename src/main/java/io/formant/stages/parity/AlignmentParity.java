package io.formant.stages.parity;

import io.formant.model.vits.MonotonicAlignment;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Values;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/** Monotonic alignment search. */
@Singleton
final class AlignmentParity implements ParitySystem {

  @Override
  public Set<String> names() {
    return Set.of("mas");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    Values value = reference.input("value");
    float[] mask = reference.input("mask").floats();
    int items = (int) value.shape()[0];
    int frames = (int) value.shape()[1];
    int tokens = (int) value.shape()[2];
    double[] path = new double[items * frames * tokens];
    double[] score = new double[items];
    for (int item = 0; item < items; item++) {
      int begin = item * frames * tokens;
      float[][] scores = valid(value.floats(), mask, begin, frames, tokens);
      int[] token = MonotonicAlignment.of(scores);
      for (int y = 0; y < token.length; y++) {
        path[begin + y * tokens + token[y]] = 1;
        score[item] += scores[y][token[y]];
      }
    }
    return Map.of("path", new Values(value.shape(), path), "score", Values.of(score));
  }

  /** The block of an item where its mask is 1. */
  private static float[][] valid(float[] values, float[] mask, int begin, int frames, int tokens) {
    int rows = 0;
    while (rows < frames && mask[begin + rows * tokens] != 0) {
      rows++;
    }
    int columns = 0;
    while (columns < tokens && mask[begin + columns] != 0) {
      columns++;
    }
    float[][] block = new float[rows][columns];
    for (int y = 0; y < rows; y++) {
      System.arraycopy(values, begin + y * tokens, block[y], 0, columns);
    }
    return block;
  }
}
