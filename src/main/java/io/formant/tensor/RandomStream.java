package io.formant.tensor;

/**
 * Random numbers that are the same on every machine: SplitMix64 bits, and normals by the ziggurat method with tables and tails
 * from {@link StrictMath}.
 *
 * <p>Sources: Steele, Lea & Flood 2014, https://doi.org/10.1145/2660193.2660195; Doornik 2005, "An improved ziggurat method to
 * generate normal random samples", https://www.doornik.com/research/ziggurat.pdf.
 */
public final class RandomStream {

  private static final int BLOCKS = 128;
  private static final double TAIL_START = 3.442619855899;
  private static final double BLOCK_AREA = 9.91256303526217e-3;
  private static final double[] EDGE = new double[BLOCKS + 1];
  private static final double[] RATIO = new double[BLOCKS];

  static {
    double density = StrictMath.exp(-0.5 * TAIL_START * TAIL_START);
    EDGE[0] = BLOCK_AREA / density;
    EDGE[1] = TAIL_START;
    for (int i = 2; i < BLOCKS; i++) {
      EDGE[i] = StrictMath.sqrt(-2 * StrictMath.log(BLOCK_AREA / EDGE[i - 1] + density));
      density = StrictMath.exp(-0.5 * EDGE[i] * EDGE[i]);
    }
    for (int i = 0; i < BLOCKS; i++) {
      RATIO[i] = EDGE[i + 1] / EDGE[i];
    }
  }

  private long state;

  RandomStream(long state) {
    this.state = state;
  }

  static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** 64 random bits. */
  public long bits() {
    state += 0x9e3779b97f4a7c15L;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  public double uniform() {
    return (bits() >>> 11) * 0x1p-53;
  }

  /** Uniform in [0, bound). */
  public int below(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound is " + bound + ", expected at least 1");
    }
    return (int) (((bits() >>> 32) * bound) >>> 32);
  }

  /** Standard normal. */
  public double normal() {
    while (true) {
      long bits = bits();
      int block = (int) (bits & (BLOCKS - 1));
      double u = 2 * ((bits >>> 11) * 0x1p-53) - 1;
      if (Math.abs(u) < RATIO[block]) {
        return u * EDGE[block];
      }
      double x = block == 0 ? tail(u < 0) : wedge(u, block);
      if (!Double.isNaN(x)) {
        return x;
      }
    }
  }

  /** {@code count} standard normals. */
  public float[] normals(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) normal();
    }
    return values;
  }

  /** 0 … count − 1 in random order. */
  public int[] permutation(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = below(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private double tail(boolean negative) {
    double x;
    double y;
    do {
      x = StrictMath.log(1 - uniform()) / TAIL_START;
      y = StrictMath.log(1 - uniform());
    } while (-2 * y < x * x);
    return negative ? x - TAIL_START : TAIL_START - x;
  }

  /** The point under the curve beside a block, or not a number where it lies above. */
  private double wedge(double u, int block) {
    double x = u * EDGE[block];
    double below = StrictMath.exp(-0.5 * (EDGE[block] * EDGE[block] - x * x));
    double above = StrictMath.exp(-0.5 * (EDGE[block + 1] * EDGE[block + 1] - x * x));
    return above + uniform() * (below - above) < 1 ? x : Double.NaN;
  }
}
