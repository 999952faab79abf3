package io.formant.metric.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far one clip's pitch is from another's.
 *
 * @param logF0Rmse root mean square difference of ln F0 over the pairs of frames that are voiced in both
 * @param voicedInBoth how many those are, at least one
 * @param voicingError share of all pairs of which one frame is voiced and the other not
 * @param correlation of ln F0 over the pairs that are voiced in both; empty where one of the two does not vary
 */
public record PitchError(
    double logF0Rmse, int voicedInBoth, double voicingError, OptionalDouble correlation) {
  private static final double CENTS = 1200 / Math.log(2);

  /** Time for time, up to the end of the shorter. Tracks are in Hz, 0 where unvoiced. */
  public static PitchError unaligned(float[] a, float[] b) {
    List<TimeWarp.Pair> pairs = new ArrayList<>();
    for (int t = 0; t < Math.min(a.length, b.length); t++) pairs.add(new TimeWarp.Pair(t, t));
    return along(pairs, a, b);
  }

  /** Along an alignment of the same frames. */
  public static PitchError along(List<TimeWarp.Pair> pairs, float[] a, float[] b) {
    check(a);
    check(b);
    List<TimeWarp.Pair> both =
        pairs.stream().filter(pair -> a[pair.a()] > 0 && b[pair.b()] > 0).toList();
    if (both.isEmpty())
      throw new IllegalArgumentException(
          "no frame is voiced in both clips: their pitch can't be compared");
    double[] ofA = both.stream().mapToDouble(pair -> Math.log(a[pair.a()])).toArray();
    double[] ofB = both.stream().mapToDouble(pair -> Math.log(b[pair.b()])).toArray();
    double squares = 0;
    for (int i = 0; i < ofA.length; i++) squares += (ofA[i] - ofB[i]) * (ofA[i] - ofB[i]);
    return new PitchError(
        Math.sqrt(squares / ofA.length),
        ofA.length,
        voicingError(pairs, a, b),
        correlation(ofA, ofB));
  }

  /** Share of the pairs of which one frame is voiced and the other not; defined for clips without any pitch too. */
  public static double voicingError(List<TimeWarp.Pair> pairs, float[] a, float[] b) {
    if (pairs.isEmpty())
      throw new IllegalArgumentException("clips without frames have no voicing to compare");
    long differing =
        pairs.stream().filter(pair -> (a[pair.a()] > 0) != (b[pair.b()] > 0)).count();
    return (double) differing / pairs.size();
  }

  private static void check(float[] track) {
    for (int t = 0; t < track.length; t++) {
      if (!(Float.isFinite(track[t]) && track[t] >= 0))
        throw new IllegalArgumentException("the pitch of frame " + t + " is " + track[t]
            + " Hz, expected a frequency, or 0 where unvoiced");
    }
  }

  private static OptionalDouble correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElse(0);
    double meanB = Arrays.stream(b).average().orElse(0);
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (a[i] - meanA) * (b[i] - meanB);
      squareA += (a[i] - meanA) * (a[i] - meanA);
      squareB += (b[i] - meanB) * (b[i] - meanB);
    }
    boolean varies = squareA > 1e-18 && squareB > 1e-18;
    return varies
        ? OptionalDouble.of(product / Math.sqrt(squareA * squareB))
        : OptionalDouble.empty();
  }

  /** {@link #logF0Rmse} in hundredths of a semitone. */
  public double cents() {
    return CENTS * logF0Rmse;
  }
}
