package io.formant.metric.speech;

import java.util.List;

/**
 * How unlike two clips look: both mel pictures are brought to 32 frames by linear interpolation, amplitudes below −60 dB count as
 * −60 dB, and the distance is the root mean square difference in dB over frames and bands. A generated clip far closer to a training
 * clip than real clips are to each other is a copy; a cell whose clips are all alike is one template.
 */
public final class PictureDistance {
  private static final int FRAMES = 32;
  private static final double DB = 20 / Math.log(10);
  private static final float FLOOR_DB = -60;

  /** A picture prepared for comparison: 32 frames in dB. */
  public static final class Print {
    private final float[] db;

    private Print(float[] db) {
      this.db = db;
    }
  }

  private PictureDistance() {}

  /** Prepares a picture of natural logarithms of amplitudes, [frames][bands]. */
  public static Print print(float[][] picture) {
    if (picture.length == 0 || picture[0].length == 0)
      throw new IllegalArgumentException("an empty picture has no distance");
    int bands = picture[0].length;
    float[] db = new float[FRAMES * bands];
    for (int t = 0; t < FRAMES; t++) {
      double position =
          Math.min(picture.length - 1.0, Math.max(0, (t + 0.5) * picture.length / FRAMES - 0.5));
      int before = (int) position;
      int after = Math.min(before + 1, picture.length - 1);
      blend(picture[before], picture[after], (float) (position - before), db, t * bands);
    }
    return new Print(db);
  }

  private static void blend(float[] before, float[] after, float share, float[] db, int offset) {
    for (int band = 0; band < before.length; band++) {
      float value = level(before[band]) * (1 - share) + level(after[band]) * share;
      if (Float.isNaN(value))
        throw new IllegalArgumentException("the picture holds NaN in band " + band);
      db[offset + band] = value;
    }
  }

  private static float level(float logarithm) {
    return Math.max(FLOOR_DB, (float) (logarithm * DB));
  }

  /** In dB. */
  public static double between(Print a, Print b) {
    if (a.db.length != b.db.length) {
      throw new IllegalArgumentException("pictures have " + a.db.length / FRAMES + " and "
          + b.db.length / FRAMES + " bands, expected the same number");
    }
    double sum = 0;
    for (int i = 0; i < a.db.length; i++) sum += (a.db[i] - b.db[i]) * (a.db[i] - b.db[i]);
    return Math.sqrt(sum / a.db.length);
  }

  /** Distance to the nearest of at least one other, in dB. */
  public static double toNearest(Print clip, List<Print> others) {
    return others.stream()
        .mapToDouble(other -> between(clip, other))
        .min()
        .orElseThrow(() -> new IllegalArgumentException("nothing to be near to: no other clips"));
  }

  /** Mean distance of all pairs within a cell of at least two clips, in dB. */
  public static double within(List<Print> cell) {
    if (cell.size() < 2)
      throw new IllegalArgumentException(
          "a cell of " + cell.size() + " clips has no distance within");
    double sum = 0;
    for (int i = 0; i < cell.size(); i++) {
      for (int j = 0; j < i; j++) sum += between(cell.get(i), cell.get(j));
    }
    return 2 * sum / ((double) cell.size() * (cell.size() - 1));
  }
}
