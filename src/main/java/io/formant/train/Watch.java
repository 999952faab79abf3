package io.formant.train;

import java.util.Map;
import java.util.TreeMap;

/** What a training knows of its losses: whether they run away, and how long the held-out one has not fallen. */
final class Watch {

  /** Steps whose greatest loss is that of the beginning. */
  private static final int BEGINNING = 10;

  private static final double FAR = 1000;
  private static final int ON_END = 10;

  private double beginning;
  private double seen;
  private double far;
  private double lowest = Double.MAX_VALUE;
  private double missed;

  /** Takes in the loss of a step; true where it has been a thousand times that of the beginning for ten steps on end. */
  boolean runsAway(double loss) {
    if (seen < BEGINNING) {
      seen++;
      beginning = Math.max(beginning, Math.abs(loss));
    }
    far = Math.abs(loss) > FAR * beginning ? far + 1 : 0;
    return far >= ON_END;
  }

  double beginning() {
    return beginning;
  }

  /** Takes in a held-out loss; true where it is the lowest. */
  boolean isLowest(double heldOut) {
    boolean lower = heldOut < lowest;
    missed = lower ? 0 : missed + 1;
    lowest = lower ? heldOut : lowest;
    return lower;
  }

  boolean lostPatience(HeldOut heldOut) {
    return heldOut.stops() && missed >= heldOut.patience();
  }

  Map<String, Double> save() {
    Map<String, Double> numbers = new TreeMap<>();
    numbers.put("beginning", beginning);
    numbers.put("seen", seen);
    numbers.put("far", far);
    numbers.put("lowest", lowest);
    numbers.put("missed", missed);
    return numbers;
  }

  void restore(Map<String, Double> numbers) {
    beginning = numbers.getOrDefault("beginning", beginning);
    seen = numbers.getOrDefault("seen", seen);
    far = numbers.getOrDefault("far", far);
    lowest = numbers.getOrDefault("lowest", lowest);
    missed = numbers.getOrDefault("missed", missed);
  }
}
