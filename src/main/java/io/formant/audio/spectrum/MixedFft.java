package io.formant.audio.spectrum;

/**
 * The transform of any number of samples, one level for each of its prime factors: slower than {@link RealFft}, and quick where they
 * are small.
 *
 * <p>Source: Cooley and Tukey 1965, https://doi.org/10.1090/S0025-5718-1965-0178586-1.
 */
final class MixedFft implements Fourier {

  private final int size;
  private final double[] cosines;
  private final double[] sines;

  MixedFft(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("FFT size must be at least 1, was " + size);
    }
    this.size = size;
    cosines = new double[size];
    sines = new double[size];
    for (int k = 0; k < size; k++) {
      cosines[k] = Math.cos(2 * Math.PI * k / size);
      sines[k] = -Math.sin(2 * Math.PI * k / size);
    }
  }

  /** Complex numbers. */
  private record Numbers(double[] real, double[] imaginary) {
    static Numbers zeros(int count) {
      return new Numbers(new double[count], new double[count]);
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int bins() {
    return size / 2 + 1;
  }

  @Override
  public void forward(float[] samples, float[] real, float[] imaginary) {
    Numbers x = Numbers.zeros(size);
    for (int n = 0; n < size; n++) x.real[n] = samples[n];
    Numbers spectrum = transformed(x);
    for (int k = 0; k < bins(); k++) {
      real[k] = (float) spectrum.real[k];
      imaginary[k] = (float) spectrum.imaginary[k];
    }
  }

  /** Of the conjugate spectrum, whose transform is the signal N times. */
  @Override
  public void inverse(float[] real, float[] imaginary, float[] samples) {
    Numbers x = Numbers.zeros(size);
    for (int k = 0; k < bins(); k++) {
      int mirrored = (size - k) % size;
      x.real[k] = real[k];
      x.real[mirrored] = real[k];
      x.imaginary[mirrored] = imaginary[k];
      x.imaginary[k] = mirrored == k ? 0 : -imaginary[k];
    }
    Numbers signal = transformed(x);
    for (int n = 0; n < size; n++) samples[n] = (float) (signal.real[n] / size);
  }

  private Numbers transformed(Numbers x) {
    Numbers result = Numbers.zeros(size);
    transform(x, 0, 1, result, 0, size);
    return result;
  }

  /** Of every {@code stride}-th number from {@code from} on, {@code count} of them, to as many places from {@code to} on. */
  private void transform(Numbers x, int from, int stride, Numbers result, int to, int count) {
    if (count == 1) {
      result.real[to] = x.real[from];
      result.imaginary[to] = x.imaginary[from];
      return;
    }
    int parts = leastFactor(count);
    int part = count / parts;
    for (int r = 0; r < parts; r++) {
      transform(x, from + r * stride, stride * parts, result, to + r * part, part);
    }
    Numbers column = Numbers.zeros(parts);
    for (int k = 0; k < part; k++) {
      for (int r = 0; r < parts; r++) {
        column.real[r] = result.real[to + r * part + k];
        column.imaginary[r] = result.imaginary[to + r * part + k];
      }
      for (int q = 0; q < parts; q++) sum(column, k + q * part, stride, result, to + k + q * part);
    }
  }

  /** Σ cᵣ e^(−2πi·r·bin·stride/N) at a place of the result. */
  private void sum(Numbers column, int bin, int stride, Numbers result, int place) {
    double real = 0;
    double imaginary = 0;
    for (int r = 0; r < column.real.length; r++) {
      int turn = (int) ((long) r * bin * stride % size);
      real += column.real[r] * cosines[turn] - column.imaginary[r] * sines[turn];
      imaginary += column.real[r] * sines[turn] + column.imaginary[r] * cosines[turn];
    }
    result.real[place] = real;
    result.imaginary[place] = imaginary;
  }

  private static int leastFactor(int count) {
    for (int factor = 2; factor * factor <= count; factor++) {
      if (count % factor == 0) return factor;
    }
    return count;
  }
}
