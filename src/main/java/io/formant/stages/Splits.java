package io.formant.stages;

import io.formant.artifact.Artifact;
import io.formant.artifact.Entry;
import io.formant.corpus.Split;
import io.formant.stage.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a stage reads of its input, by split. */
public final class Splits {
  private Splits() {}

  /** The entries that generators may learn from. */
  public static List<Entry> train(List<Entry> entries) {
    return entries.stream().filter(entry -> Cell.of(entry).in(Split.TRAIN)).toList();
  }

  /** The items of a split, in their order. */
  public static <A extends Artifact> List<Item<A>> items(Split split, List<Item<A>> items) {
    return items.stream().filter(item -> Cell.of(item).in(split)).toList();
  }

  /** The entries of some splits, at most {@code perCell} of each voice and text of a split, in their order. */
  public static List<Entry> perCell(List<Entry> entries, List<Split> splits, int perCell) {
    Map<Cell, Integer> taken = new HashMap<>();
    List<Entry> kept = new ArrayList<>();
    for (Entry entry : entries) {
      Cell cell = Cell.of(entry);
      if (splits.stream().anyMatch(cell::in) && taken.merge(cell, 1, Integer::sum) <= perCell) {
        kept.add(entry);
      }
    }
    return kept;
  }
}
