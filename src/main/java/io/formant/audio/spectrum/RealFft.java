package io.formant.audio.spectrum;

/**
 * The discrete Fourier transform of N real samples, N a power of two: a complex transform of N/2 points, two radix-2 levels a pass,
 * and the separation of even and odd samples. Immutable.
 *
 * <p>Source: Cooley and Tukey 1965, https://doi.org/10.1090/S0025-5718-1965-0178586-1; the real-input step as in Press et al.,
 * Numerical Recipes, 12.3.2.
 */
final class RealFft implements Fourier {
  private final int size;
  private final int half;
  private final int[] reversed;
  private final float[] cosines;
  private final float[] sines;
  private final float[][] passes;

  RealFft(int size) {
    if (size < 4 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException(
          "FFT size must be a power of two of at least 4, was " + size);
    }
    this.size = size;
    half = size / 2;
    reversed = new int[half];
    int levels = Integer.numberOfTrailingZeros(half);
    for (int i = 0; i < half; i++) reversed[i] = Integer.reverse(i) >>> (32 - levels);
    cosines = new float[half / 2 + 1];
    sines = new float[half / 2 + 1];
    for (int k = 0; k <= half / 2; k++) {
      cosines[k] = (float) Math.cos(2 * Math.PI * k / size);
      sines[k] = (float) Math.sin(2 * Math.PI * k / size);
    }
    passes = twiddles(levels);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int bins() {
    return half + 1;
  }

  @Override
  public void forward(float[] samples, float[] real, float[] imaginary) {
    for (int i = 0; i < half; i++) {
      int from = 2 * reversed[i];
      real[i] = samples[from];
      imaginary[i] = samples[from + 1];
    }
    transform(real, imaginary);
    separate(real, imaginary);
  }

  @Override
  public void inverse(float[] real, float[] imaginary, float[] samples) {
    join(real, imaginary);
    reorder(real, imaginary);
    // swapping real and imaginary parts before and after turns the forward transform into the
    // inverse one
    transform(imaginary, real);
    float scale = 1f / half;
    for (int i = 0; i < half; i++) {
      samples[2 * i] = real[i] * scale;
      samples[2 * i + 1] = imaginary[i] * scale;
    }
  }

  /** From the transform of x[2n] + i·x[2n+1] to that of x, in place. */
  private void separate(float[] real, float[] imaginary) {
    float sum = real[0] + imaginary[0];
    real[half] = real[0] - imaginary[0];
    real[0] = sum;
    imaginary[0] = 0;
    imaginary[half] = 0;
    for (int k = 1, m = half - 1; k <= m; k++, m--) {
      float evenRe = 0.5f * (real[k] + real[m]);
      float evenIm = 0.5f * (imaginary[k] - imaginary[m]);
      float oddRe = 0.5f * (imaginary[k] + imaginary[m]);
      float oddIm = 0.5f * (real[m] - real[k]);
      float turnedRe = oddRe * cosines[k] + oddIm * sines[k];
      float turnedIm = oddIm * cosines[k] - oddRe * sines[k];
      real[k] = evenRe + turnedRe;
      imaginary[k] = evenIm + turnedIm;
      real[m] = evenRe - turnedRe;
      imaginary[m] = turnedIm - evenIm;
    }
  }

  /** The reverse of {@link #separate}. */
  private void join(float[] real, float[] imaginary) {
    float first = real[0];
    real[0] = 0.5f * (first + real[half]);
    imaginary[0] = 0.5f * (first - real[half]);
    for (int k = 1, m = half - 1; k <= m; k++, m--) {
      float evenRe = 0.5f * (real[k] + real[m]);
      float evenIm = 0.5f * (imaginary[k] - imaginary[m]);
      float turnedRe = 0.5f * (real[k] - real[m]);
      float turnedIm = 0.5f * (imaginary[k] + imaginary[m]);
      float oddRe = turnedRe * cosines[k] - turnedIm * sines[k];
      float oddIm = turnedIm * cosines[k] + turnedRe * sines[k];
      real[k] = evenRe - oddIm;
      imaginary[k] = evenIm + oddRe;
      real[m] = evenRe + oddIm;
      imaginary[m] = oddRe - evenIm;
    }
  }

  private void reorder(float[] real, float[] imaginary) {
    for (int i = 0; i < half; i++) {
      int j = reversed[i];
      if (j <= i) continue;
      float re = real[i];
      float im = imaginary[i];
      real[i] = real[j];
      imaginary[i] = imaginary[j];
      real[j] = re;
      imaginary[j] = im;
    }
  }

  /** Complex transform of N/2 points in bit-reversed order. */
  private void transform(float[] re, float[] im) {
    int block = 1;
    if ((Integer.numberOfTrailingZeros(half) & 1) == 1) {
      pairs(re, im);
      block = 2;
    }
    for (float[] twiddles : passes) {
      for (int begin = 0; begin < half; begin += 4 * block) fours(re, im, begin, block, twiddles);
      block *= 4;
    }
  }

  private void pairs(float[] re, float[] im) {
    for (int i = 0; i < half; i += 2) {
      float r = re[i + 1];
      float q = im[i + 1];
      re[i + 1] = re[i] - r;
      im[i + 1] = im[i] - q;
      re[i] += r;
      im[i] += q;
    }
  }

  /** Two radix-2 levels at once: four blocks of {@code block} points become one. */
  private static void fours(float[] re, float[] im, int begin, int block, float[] w) {
    for (int a = begin, t = 0; a < begin + block; a++, t += 6) {
      int b = a + block;
      int c = b + block;
      int d = c + block;
      float br = re[b] * w[t] - im[b] * w[t + 1];
      float bi = re[b] * w[t + 1] + im[b] * w[t];
      float cr = re[c] * w[t + 2] - im[c] * w[t + 3];
      float ci = re[c] * w[t + 3] + im[c] * w[t + 2];
      float dr = re[d] * w[t + 4] - im[d] * w[t + 5];
      float di = re[d] * w[t + 5] + im[d] * w[t + 4];
      float sumR = re[a] + br;
      float sumI = im[a] + bi;
      float gapR = re[a] - br;
      float gapI = im[a] - bi;
      re[a] = sumR + cr + dr;
      im[a] = sumI + ci + di;
      re[c] = sumR - cr - dr;
      im[c] = sumI - ci - di;
      re[b] = gapR + ci - di;
      im[b] = gapI - cr + dr;
      re[d] = gapR - ci + di;
      im[d] = gapI + cr - dr;
    }
  }

  /** For each pass and point the factors of its second, third and fourth block, as real and imaginary parts. */
  private static float[][] twiddles(int levels) {
    float[][] passes = new float[levels / 2][];
    int block = (levels & 1) == 1 ? 2 : 1;
    for (int pass = 0; pass < passes.length; pass++, block *= 4) {
      passes[pass] = new float[6 * block];
      for (int j = 0; j < block; j++) {
        double angle = -2 * Math.PI * j / (4 * block);
        double[] angles = {2 * angle, angle, 3 * angle};
        for (int k = 0; k < 3; k++) {
          passes[pass][6 * j + 2 * k] = (float) Math.cos(angles[k]);
          passes[pass][6 * j + 2 * k + 1] = (float) Math.sin(angles[k]);
        }
      }
    }
    return passes;
  }
}
