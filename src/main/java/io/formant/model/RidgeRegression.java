package io.formant.model;

/** Linear least squares with a penalty on the squared weights, solved exactly by Cholesky's decomposition. */
public final class RidgeRegression {
  private final double[][] gram;
  private final double[] moment;

  public RidgeRegression(int width) {
    gram = new double[width][];
    for (int i = 0; i < width; i++) gram[i] = new double[i + 1];
    moment = new double[width];
  }

  /**
   * One more row, given by its columns that are not zero.
   *
   * @param columns rising; the first {@code count} count
   * @param values of those columns
   */
  public void add(int[] columns, double[] values, int count, double target) {
    for (int i = 0; i < count; i++) {
      double[] line = gram[columns[i]];
      for (int j = 0; j <= i; j++) line[columns[j]] += values[i] * values[j];
      moment[columns[i]] += values[i] * target;
    }
  }

  /** The weights; the sums are used up. */
  public float[] solve(double ridge) {
    for (int i = 0; i < moment.length; i++) gram[i][i] += ridge;
    for (int i = 0; i < moment.length; i++) decompose(i);
    for (int i = 0; i < moment.length; i++)
      moment[i] = (moment[i] - dot(gram[i], moment, i)) / gram[i][i];
    for (int i = moment.length - 1; i >= 0; i--) substituteBack(i);
    float[] weights = new float[moment.length];
    for (int i = 0; i < weights.length; i++) weights[i] = (float) moment[i];
    return weights;
  }

  private void decompose(int i) {
    for (int j = 0; j < i; j++) gram[i][j] = (gram[i][j] - dot(gram[i], gram[j], j)) / gram[j][j];
    gram[i][i] = Math.sqrt(gram[i][i] - dot(gram[i], gram[i], i));
  }

  private void substituteBack(int i) {
    moment[i] /= gram[i][i];
    for (int j = 0; j < i; j++) moment[j] -= gram[i][j] * moment[i];
  }

  private static double dot(double[] a, double[] b, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) sum += a[i] * b[i];
    return sum;
  }
}
