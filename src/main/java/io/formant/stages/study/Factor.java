package io.formant.stages.study;

import io.formant.metric.Bootstrap;
import io.formant.stage.Item;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What clips differ by: who speaks, what is said, how it was recorded.
 *
 * @param name such as {@code voice}
 * @param levels the number of each clip's voice, as they appear
 */
record Factor(String name, int[] levels) {

  /** @param label of the items; one that an item lacks is the same for all that lack it */
  static Factor of(String name, String label, List<? extends Item<?>> items) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] levels = items.stream()
        .mapToInt(item -> {
          numbers.putIfAbsent(item.label(label), numbers.size());
          return numbers.getOrDefault(item.label(label), 0);
        })
        .toArray();
    return new Factor(name, levels);
  }

  int count() {
    return (int) Arrays.stream(levels).distinct().count();
  }

  boolean varies() {
    return count() > 1;
  }

  /** Whether clips share levels, so that they can be grouped by them. */
  boolean groups() {
    return varies() && count() < levels.length;
  }

  /** Whether there are enough levels to draw from. */
  boolean isDrawable() {
    return count() >= Bootstrap.LEAST_UNITS;
  }

  /** The share of clips of the commonest level: what guessing reaches. */
  double chance() {
    int[] counts = new int[count()];
    for (int level : levels) counts[level]++;
    return (double) Arrays.stream(counts).max().orElse(0) / levels.length;
  }
}
