package io.formant.diffusion;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The times that a sampler visits.
 *
 * @param times falling from 1, pure noise, to 0, clean; one more than steps
 */
public record Schedule(List<Double> times) {

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
    if (steps < 1) {
      throw new IllegalArgumentException("steps is " + steps + ", expected at least 1");
    }
    return new Schedule(
        IntStream.rangeClosed(0, steps).mapToObj(i -> 1 - (double) i / steps).toList());
  }

  public int steps() {
    return times.size() - 1;
  }
}
