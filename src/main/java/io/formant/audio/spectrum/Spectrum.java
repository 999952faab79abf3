package io.formant.audio.spectrum;

/**
 * A short-time spectrum, shared and not copied.
 *
 * @param real real parts, [frames][bins]
 * @param imaginary imaginary parts, [frames][bins]
 */
public record Spectrum(float[][] real, float[][] imaginary) {
  public Spectrum {
    if (real.length != imaginary.length) {
      throw new IllegalArgumentException("a spectrum has as many real as imaginary frames, was "
          + real.length + " and " + imaginary.length);
    }
  }

  static Spectrum zeros(int frames, int bins) {
    return new Spectrum(new float[frames][bins], new float[frames][bins]);
  }

  public int frames() {
    return real.length;
  }

  /** |X|, [frames][bins]. */
  public float[][] magnitude() {
    return magnitude(0);
  }

  /** √(|X|² + ε), [frames][bins]: VITS takes ε = 1e-6, HiFi-GAN 1e-9. */
  public float[][] magnitude(float epsilon) {
    float[][] magnitude = power();
    for (float[] frame : magnitude) {
      for (int k = 0; k < frame.length; k++) frame[k] = (float) Math.sqrt(frame[k] + epsilon);
    }
    return magnitude;
  }

  /** |X|², [frames][bins]. */
  public float[][] power() {
    float[][] power = new float[real.length][];
    for (int t = 0; t < power.length; t++) {
      float[] re = real[t];
      float[] im = imaginary[t];
      float[] frame = new float[re.length];
      for (int k = 0; k < frame.length; k++) frame[k] = re[k] * re[k] + im[k] * im[k];
      power[t] = frame;
    }
    return power;
  }
}
