package io.formant.metric;

import java.util.Arrays;

/** The conditions under which metrics are defined. */
public final class Defined {
  private Defined() {}

  /** At least {@code least} points of one positive width, all of them finite. */
  public static void points(float[][] points, int least) {
    if (points.length < least) {
      throw new IllegalArgumentException(
          "needs at least " + least + " points, was given " + points.length);
    }
    for (int i = 0; i < points.length; i++) {
      if (points[i].length == 0 || points[i].length != points[0].length) {
        throw new IllegalArgumentException("point " + i + " has " + points[i].length
            + " coordinates, expected " + points[0].length + ", at least one");
      }
      for (float coordinate : points[i]) {
        if (!Float.isFinite(coordinate))
          throw new IllegalArgumentException("point " + i + " holds " + coordinate);
      }
    }
  }

  /** Points of which at least two differ. */
  public static void different(float[][] points) {
    if (Arrays.stream(points).allMatch(point -> Arrays.equals(point, points[0])))
      throw new IllegalArgumentException("all " + points.length + " points are equal");
  }

  /** Two sets of points of one width. */
  public static void sameWidth(float[][] a, float[][] b) {
    if (a[0].length != b[0].length) {
      throw new IllegalArgumentException(
          "embeddings are " + a[0].length + " and " + b[0].length + " wide, expected one width");
    }
  }

  /** As many labels as items, of at least two kinds. */
  public static void labels(int[] labels, int items) {
    if (labels.length != items) {
      throw new IllegalArgumentException(labels.length + " labels for " + items + " items");
    }
    if (Arrays.stream(labels).distinct().limit(2).count() < 2) {
      throw new IllegalArgumentException(
          "all " + items + " items have one label, needs at least two different");
    }
  }

  /** At least {@code least} values, all of them finite. */
  public static void values(double[] values, int least) {
    if (values.length < least) {
      throw new IllegalArgumentException(
          "needs at least " + least + " values, was given " + values.length);
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i]))
        throw new IllegalArgumentException("value " + i + " is " + values[i]);
    }
  }

  /** A statistic itself, where it is a finite number. */
  public static double number(double statistic) {
    if (!Double.isFinite(statistic))
      throw new IllegalArgumentException("the statistic is " + statistic);
    return statistic;
  }

  /** Labels as 0, 1, 2… in order of appearance. */
  public static int[] numbered(int[] labels) {
    int[] distinct = Arrays.stream(labels).distinct().toArray();
    return Arrays.stream(labels).map(label -> indexOf(distinct, label)).toArray();
  }

  private static int indexOf(int[] values, int value) {
    int at = 0;
    while (values[at] != value) at++;
    return at;
  }
}
