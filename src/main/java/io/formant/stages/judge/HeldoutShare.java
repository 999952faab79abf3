package io.formant.stages.judge;

import io.formant.artifact.Entry;
import io.formant.corpus.Split;
import io.formant.stages.Cell;
import io.formant.stages.Splits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which clips recognisers learn from: all of the train split, and every second take of each pair of voice and text that is withheld
 * from the generator. A recogniser that never heard a pair misjudges even its real clips; the other takes are left to check it on.
 */
final class HeldoutShare {
  private HeldoutShare() {}

  static List<Entry> of(List<Entry> entries) {
    List<Entry> chosen = new ArrayList<>(Splits.train(entries));
    Map<Cell, Integer> takes = new HashMap<>();
    for (Entry entry : entries) {
      Cell cell = Cell.of(entry);
      if (cell.in(Split.HELDOUT) && takes.merge(cell, 1, Integer::sum) % 2 == 1) {
        chosen.add(entry);
      }
    }
    return chosen;
  }
}
