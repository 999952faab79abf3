package io.formant.metric;

import java.util.SplittableRandom;

/** Points around the corners of a cube, {@code perBlob} at each of {@code blobs} corners. */
public record Blobs(float[][] points, int[] labels) {
  public static Blobs of(int blobs, int perBlob, int width, double spread, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] points = new float[blobs * perBlob][width];
    int[] labels = new int[points.length];
    for (int i = 0; i < points.length; i++) {
      labels[i] = i % blobs;
      for (int d = 0; d < width; d++) {
        double corner = (labels[i] + 1) >> (d % 4) & 1;
        points[i][d] = (float) (corner + spread * (random.nextDouble() + random.nextDouble() - 1));
      }
    }
    return new Blobs(points, labels);
  }
}
