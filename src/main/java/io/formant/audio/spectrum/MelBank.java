package io.formant.audio.spectrum;

/**
 * Where the triangles of a filter bank lie.
 *
 * @param fftSize samples of an FFT, even
 * @param bands M, each from the centre of the one below to the centre of the one above
 * @param fminHz lower edge of the lowest band
 * @param fmaxHz upper edge of the highest band; what lies above half the rate has no bins
 */
public record MelBank(
    int rateHz,
    int fftSize,
    int bands,
    double fminHz,
    double fmaxHz,
    MelSettings.Scale scale,
    MelSettings.Norm norm) {

  public MelBank {
    if (rateHz < 1 || fftSize < 2 || fftSize % 2 != 0 || bands < 1) {
      throw new IllegalArgumentException("rate " + rateHz + " Hz, FFT " + fftSize + ", bands "
          + bands + ": expected all positive and an even FFT");
    }
    if (!(fminHz >= 0 && fminHz < fmaxHz)) {
      throw new IllegalArgumentException(
          "bands lie within " + fminHz + " and " + fmaxHz + " Hz, expected a range above 0");
    }
  }

  /** The M + 2 corners of the triangles, evenly spaced on the scale. */
  double[] edgesHz() {
    double low = scale.mel(fminHz);
    double high = scale.mel(fmaxHz);
    double[] edges = new double[bands + 2];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = scale.hz(low + (high - low) * i / (bands + 1));
    }
    return edges;
  }
}
