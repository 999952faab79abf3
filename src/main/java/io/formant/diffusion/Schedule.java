package io.formant.diffusion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The times that a sampler visits.
 *
 * @param times falling from 1, pure noise, to 0, clean; one more than steps
 */
public record Schedule(List<Double> times) {

  /** How times are spaced. */
  public enum Spacing {

    /** Evenly, as the reference's sampler does. */
    LINEAR {
      @Override
      double time(NoisePath path, double part) {
        return 1 - part;
      }
    },

    /**
     * Evenly in λ = ln(α/β), between the noise levels of {@link #KARRAS}.
     *
     * <p>Source: Lu et al. 2022 (DPM-Solver), https://arxiv.org/abs/2206.00927.
     */
    LOG_SNR {
      @Override
      double time(NoisePath path, double part) {
        return path.time(SIGMA_MAX * Math.pow(SIGMA_MIN / SIGMA_MAX, part));
      }
    },

    /**
     * Evenly in σ^(1/ρ), ρ = 7.
     *
     * <p>Source: Karras et al. 2022, equation 5, https://arxiv.org/abs/2206.00364. Theirs goes to σ = 0.002 for pictures of 8 bits;
     * the detail of standardised spectrograms ends earlier.
     */
    KARRAS {
      @Override
      double time(NoisePath path, double part) {
        double high = Math.pow(SIGMA_MAX, 1 / RHO);
        double low = Math.pow(SIGMA_MIN, 1 / RHO);
        return path.time(Math.pow(high + part * (low - high), RHO));
      }
    };

    private static final double SIGMA_MAX = 80;
    private static final double SIGMA_MIN = 0.02;
    private static final double RHO = 7;

    /**
     * A time between noise and clean.
     *
     * @param part of the way to the last noise level that the network is asked at (to 0 itself where times are even)
     */
    abstract double time(NoisePath path, double part);

    /** The times of a sampler of so many steps: all of them but the first, which is pure noise, and the last, which is clean. */
    private List<Double> between(NoisePath path, int steps) {
      double parts = this == LINEAR ? steps : steps - 1;
      return IntStream.range(1, steps).mapToObj(i -> time(path, i / parts)).toList();
    }
  }

  public Schedule {
    times = List.copyOf(times);
    if (times.size() < 2 || times.get(0) != 1 || times.get(times.size() - 1) != 0) {
      throw new IllegalArgumentException("times " + times + ", expected to fall from 1 to 0");
    }
    for (int i = 1; i < times.size(); i++) {
      if (!(times.get(i) < times.get(i - 1))) {
        throw new IllegalArgumentException(
            "times " + times + ", expected each below the one before");
      }
    }
  }

  /** Evenly spaced times. */
  public static Schedule linear(int steps) {
    return of(Spacing.LINEAR, NoisePath.CIRCLE, steps);
  }

  /** Times of a spacing on a path. */
  public static Schedule of(Spacing spacing, NoisePath path, int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("steps is " + steps + ", expected at least 1");
    }
    List<Double> times = new ArrayList<>(List.of(1.0));
    times.addAll(spacing.between(path, steps));
    times.add(0.0);
    return new Schedule(times);
  }

  public int steps() {
    return times.size() - 1;
  }
}
