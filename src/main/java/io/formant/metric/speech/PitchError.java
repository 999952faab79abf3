package io.formant.metric.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * How far one clip's pitch is from another's.
 *
 * @param logF0Rmse root mean square difference of ln F0 over the pairs of frames that are voiced in both
 * @param voicedInBoth how many those are, at least one
 * @param voicingError share of all pairs of which one frame is voiced and the other not
 */
public record PitchError(double logF0Rmse, int voicedInBoth, double voicingError) {
  private static final double CENTS = 1200 / Math.log(2);

  /** Time for time, up to the end of the shorter. Tracks are in Hz, 0 where unvoiced. */
  public static PitchError unaligned(float[] a, float[] b) {
    List<TimeWarp.Pair> pairs = new ArrayList<>();
    for (int t = 0; t < Math.min(a.length, b.length); t++) pairs.add(new TimeWarp.Pair(t, t));
    return along(pairs, a, b);
  }

  /** Along an alignment of the same frames. */
  public static PitchError along(List<TimeWarp.Pair> pairs, float[] a, float[] b) {
    int both = 0;
    int differing = 0;
    double squares = 0;
    for (TimeWarp.Pair pair : pairs) {
      boolean voicedA = a[pair.a()] > 0;
      boolean voicedB = b[pair.b()] > 0;
      if (voicedA != voicedB) differing++;
      if (!voicedA || !voicedB) continue;
      both++;
      double gap = Math.log(a[pair.a()]) - Math.log(b[pair.b()]);
      squares += gap * gap;
    }
    if (both == 0)
      throw new IllegalArgumentException(
          "no frame is voiced in both clips: their pitch can't be compared");
    return new PitchError(Math.sqrt(squares / both), both, (double) differing / pairs.size());
  }

  /** {@link #logF0Rmse} in hundredths of a semitone. */
  public double cents() {
    return CENTS * logF0Rmse;
  }
}
