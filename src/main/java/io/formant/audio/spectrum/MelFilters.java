package io.formant.audio.spectrum;

import java.util.Arrays;

/**
 * A bank of overlapping triangles on the mel scale, between FFT bins and mel bands. Immutable.
 *
 * <p>Source: Davis and Mermelstein 1980, https://doi.org/10.1109/TASSP.1980.1163420; area norm and Slaney scale as librosa's.
 */
public final class MelFilters {
  private static final double EMPTY_BAND = 0.5;
  private static final double WARP_KNEE = 0.8;
  private static final int INVERSION_STEPS = 30;
  private static final float TINY = 1e-8f;

  private final int bins;
  private final int[] firstBin;
  private final float[][] weights;
  private final float[] binSums;

  public MelFilters(MelSettings settings) {
    this(settings, 1);
  }

  /**
   * Filters whose edges are moved as if the speaker's vocal tract were {@code warp} times as long; copies of a clip seen through
   * several warps are other voices saying the same.
   *
   * <p>Edge f is read at f / warp below the knee, four fifths of the Nyquist frequency, and linearly up to it above. Source: Lee and
   * Rose 1998, https://doi.org/10.1109/89.650310.
   */
  public MelFilters(MelSettings settings, double warp) {
    this(settings.bank(), warp);
  }

  /** Filters for an FFT of any size. */
  public MelFilters(MelBank bank) {
    this(bank, 1);
  }

  private MelFilters(MelBank bank, double warp) {
    bins = bank.fftSize() / 2 + 1;
    firstBin = new int[bank.bands()];
    weights = new float[bank.bands()][];
    double[] edgesHz = bank.edgesHz();
    for (int i = 0; i < edgesHz.length; i++)
      edgesHz[i] = warped(edgesHz[i], warp, bank.rateHz() / 2.0);
    double binHz = (double) bank.rateHz() / bank.fftSize();
    for (int band = 0; band < weights.length; band++) {
      fill(band, triangle(Arrays.copyOfRange(edgesHz, band, band + 3), binHz, bank.norm()));
    }
    binSums = new float[bins];
    for (int band = 0; band < weights.length; band++) {
      for (int i = 0; i < weights[band].length; i++)
        binSums[firstBin[band] + i] += weights[band][i];
    }
  }

  private static double warped(double hz, double warp, double nyquistHz) {
    double knee = WARP_KNEE * nyquistHz * Math.min(1, warp);
    if (hz <= knee) return hz / warp;
    return knee / warp + (nyquistHz - knee / warp) * (hz - knee) / (nyquistHz - knee);
  }

  private double[] triangle(double[] edgesHz, double binHz, MelSettings.Norm norm) {
    double[] row = new double[bins];
    double sum = 0;
    for (int k = 0; k < bins; k++) {
      double rising = (k * binHz - edgesHz[0]) / (edgesHz[1] - edgesHz[0]);
      double falling = (edgesHz[2] - k * binHz) / (edgesHz[2] - edgesHz[1]);
      row[k] = Math.max(0, Math.min(rising, falling));
      sum += row[k];
    }
    return switch (norm) {
      case PEAK -> row;
      case AREA -> scaled(row, 2 / (edgesHz[2] - edgesHz[0]));
      case MEAN -> sum < EMPTY_BAND ? between(edgesHz[1] / binHz) : scaled(row, 1 / sum);
    };
  }

  private static double[] scaled(double[] row, double factor) {
    return Arrays.stream(row).map(weight -> weight * factor).toArray();
  }

  /** Linear interpolation at a fractional bin. */
  private double[] between(double position) {
    double[] row = new double[bins];
    int below = Math.min((int) position, bins - 1);
    row[below] = 1 - (position - below);
    row[Math.min(below + 1, bins - 1)] += position - below;
    return row;
  }

  private void fill(int band, double[] row) {
    int first = 0;
    while (first < bins && row[first] == 0) first++;
    int end = bins;
    while (end > first && row[end - 1] == 0) end--;
    firstBin[band] = first;
    weights[band] = new float[end - first];
    for (int i = first; i < end; i++) weights[band][i - first] = (float) row[i];
  }

  public int bands() {
    return weights.length;
  }

  public int bins() {
    return bins;
  }

  /** All weights, row-major, (bands, bins). */
  public float[] matrix() {
    float[] matrix = new float[weights.length * bins];
    for (int band = 0; band < weights.length; band++) {
      int first = band * bins + firstBin[band];
      System.arraycopy(weights[band], 0, matrix, first, weights[band].length);
    }
    return matrix;
  }

  /** All weights, row-major, (bins, bands). */
  public float[] binMatrix() {
    float[] matrix = new float[bins * weights.length];
    for (int band = 0; band < weights.length; band++) {
      for (int i = 0; i < weights[band].length; i++)
        matrix[(firstBin[band] + i) * weights.length + band] = weights[band][i];
    }
    return matrix;
  }

  /** Bands of one frame of amplitudes or powers. */
  public float[] apply(float[] frame) {
    float[] bands = new float[weights.length];
    for (int band = 0; band < bands.length; band++) {
      float sum = 0;
      int first = firstBin[band];
      float[] row = weights[band];
      for (int i = 0; i < row.length; i++) sum += row[i] * frame[first + i];
      bands[band] = sum;
    }
    return bands;
  }

  /**
   * The non-negative frame whose bands come closest to those given, in Kullback–Leibler divergence.
   *
   * <p>Source: Lee and Seung 2000, https://papers.nips.cc/paper/1861, multiplicative updates with the filters fixed.
   */
  public float[] invert(float[] bands) {
    float[] frame = spread(bands);
    float[] ratio = new float[bands.length];
    for (int step = 0; step < INVERSION_STEPS; step++) {
      float[] seen = apply(frame);
      for (int band = 0; band < ratio.length; band++)
        ratio[band] = bands[band] / (seen[band] + TINY);
      float[] correction = spread(ratio);
      for (int k = 0; k < bins; k++) frame[k] *= correction[k];
    }
    return frame;
  }

  /** Each bin is the mean of the bands that see it, by their weights; 0 where none does. */
  private float[] spread(float[] bands) {
    float[] frame = new float[bins];
    for (int band = 0; band < bands.length; band++) {
      float[] row = weights[band];
      int first = firstBin[band];
      for (int i = 0; i < row.length; i++) frame[first + i] += row[i] * bands[band];
    }
    for (int k = 0; k < bins; k++) frame[k] = binSums[k] > 0 ? frame[k] / binSums[k] : 0;
    return frame;
  }
}
