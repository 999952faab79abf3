package io.formant.model.duration;

import io.formant.model.RidgeRegression;
import java.util.Arrays;

/**
 * What the duration of a token depends on, as a sparse row: the token, its neighbours, whether it stands at an edge, and
 * the voice, with weights of its own at either edge, where pauses are.
 */
final class TokenFeatures {
  private final int tokenWidth;
  private final int styleWidth;
  private int count;
  private int[] columns = new int[64];
  private double[] values = new double[64];

  TokenFeatures(DurationConfig config) {
    tokenWidth = config.tokenWidth();
    styleWidth = config.styleWidth();
  }

  /** Number of columns: three tokens, two edges, three times the voice. */
  int width() {
    return 3 * tokenWidth + 2 + 3 * styleWidth;
  }

  /** Reads token {@code at} of the content. */
  TokenFeatures read(float[][] tokens, float[] style, int at) {
    require(
        tokens[at].length == tokenWidth,
        "content token is " + tokens[at].length + " wide, expected " + tokenWidth);
    require(
        style.length == styleWidth, "style is " + style.length + " wide, expected " + styleWidth);
    count = 0;
    int last = tokens.length - 1;
    put(0, tokens[at]);
    if (at > 0) put(tokenWidth, tokens[at - 1]);
    if (at < last) put(2 * tokenWidth, tokens[at + 1]);
    int edge = last == 0 ? 0 : at == 0 ? 1 : at == last ? 2 : 0;
    if (edge > 0) put(3 * tokenWidth + edge - 1, new float[] {1});
    put(3 * tokenWidth + 2 + edge * styleWidth, style);
    return this;
  }

  private static void require(boolean held, String message) {
    if (!held) throw new IllegalArgumentException(message);
  }

  private void put(int column, float[] row) {
    if (count + row.length > columns.length) {
      columns = Arrays.copyOf(columns, 2 * (count + row.length));
      values = Arrays.copyOf(values, columns.length);
    }
    for (int i = 0; i < row.length; i++) {
      if (row[i] == 0) continue;
      columns[count] = column + i;
      values[count++] = row[i];
    }
  }

  /** Adds this row to a regression. */
  void addTo(RidgeRegression regression, double target) {
    regression.add(columns, values, count, target);
  }

  /** The row times a vector of weights. */
  double dot(float[] weights) {
    double sum = 0;
    for (int i = 0; i < count; i++) sum += values[i] * weights[columns[i]];
    return sum;
  }
}
