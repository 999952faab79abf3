package io.formant.audio;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Short cuts of a clip at even distances, from its start to its end, with the boundaries of pytorchvideo's {@code
 * ConstantClipsPerVideoSampler}: exact fractions of a second, rounded down to samples.
 *
 * <p>Source: https://github.com/facebookresearch/pytorchvideo, {@code data/clip_sampling.py}.
 *
 * @param lengthSeconds of a cut
 * @param count of cuts of a clip
 */
public record EvenCuts(double lengthSeconds, int count) {

  public EvenCuts {
    if (!(lengthSeconds > 0) || count < 1) {
      throw new IllegalArgumentException(
          count + " cuts of " + lengthSeconds + " s, expected at least one of a positive length");
    }
  }

  /**
   * Samples from {@code begin} (included) to {@code end} (excluded), which may lie beyond the end of the clip.
   */
  public record Cut(long begin, long end) {}

  /** The cuts of a clip of so many samples. */
  public List<Cut> of(int lengthSamples, int rateHz) {
    double latest = Math.max((double) lengthSamples / rateHz - lengthSeconds, 0);
    BigDecimal room = new BigDecimal(latest).multiply(BigDecimal.valueOf(rateHz));
    BigDecimal gaps = BigDecimal.valueOf(Math.max(count - 1, 1));
    BigDecimal length =
        new BigDecimal(lengthSeconds).multiply(BigDecimal.valueOf(rateHz)).multiply(gaps);
    List<Cut> cuts = new ArrayList<>();
    for (int cut = 0; cut < count; cut++) {
      BigDecimal begin = room.multiply(BigDecimal.valueOf(cut));
      cuts.add(new Cut(samples(begin, gaps), samples(begin.add(length), gaps)));
    }
    return cuts;
  }

  private static long samples(BigDecimal numerator, BigDecimal denominator) {
    return numerator.divide(denominator, 0, RoundingMode.DOWN).longValueExact();
  }
}
