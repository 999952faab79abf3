package io.formant.stages;

import io.formant.artifact.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The labels by which stages select items. */
public final class Splits {
  public static final String TRAIN = "train";
  public static final String TEST = "test";
  public static final String HELDOUT = "heldout";

  private Splits() {}

  /** The entries that generators may learn from. */
  public static List<Entry> train(List<Entry> entries) {
    return entries.stream().filter(entry -> entry.label("split").equals(TRAIN)).toList();
  }

  /** The entries of some splits, at most {@code perCell} of each voice and text of a split, in their order. */
  public static List<Entry> perCell(List<Entry> entries, List<String> splits, int perCell) {
    Map<List<String>, Integer> taken = new HashMap<>();
    List<Entry> kept = new ArrayList<>();
    for (Entry entry : entries) {
      List<String> cell = List.of(entry.label("split"), entry.label("voice"), entry.label("text"));
      if (splits.contains(entry.label("split")) && taken.merge(cell, 1, Integer::sum) <= perCell) {
        kept.add(entry);
      }
    }
    return kept;
  }
}
