package io.formant.metric;

import java.util.List;
import java.util.Locale;

/** What intervals say of a claim. */
public enum Verdict {
  SUPPORTED,
  REFUTED,
  UNDECIDED;

  /** Of the claim that a number is greater than a bound. */
  public static Verdict above(Interval interval, double bound) {
    if (interval.low() > bound) return SUPPORTED;
    return interval.high() < bound ? REFUTED : UNDECIDED;
  }

  /** Of the claim that a number is at most a bound. */
  public static Verdict atMost(Interval interval, double bound) {
    if (interval.high() <= bound) return SUPPORTED;
    return interval.low() > bound ? REFUTED : UNDECIDED;
  }

  /** What all say: undecided where they differ, or there are none. */
  public static Verdict of(List<Verdict> all) {
    return all.stream().distinct().count() == 1 ? all.get(0) : UNDECIDED;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
