package io.formant.stages.diffusion;

import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.corpus.Split;
import io.formant.stages.Cell;
import io.formant.stages.Splits;
import io.formant.tensor.RandomStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to generate: several takes of every cell (voice and text) of the test and heldout splits, and a few of each under the
 * controls: guidance off, shuffled styles, no style.
 */
final class Prompts {
  private Prompts() {}

  /** Whether a cell is one to generate. */
  static boolean asked(Cell cell) {
    return cell.in(Split.TEST) || cell.in(Split.HELDOUT);
  }

  /**
   * The content entries that sampling reads: those of the train split, and one entry for each cell asked for. Where the train split
   * has the text, that entry stands for its labels alone, so that one more test clip changes nothing.
   */
  static List<Entry> consumed(List<Entry> entries) {
    List<Entry> train = Splits.train(entries);
    Map<Cell, Entry> asked = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (asked(Cell.of(entry))) {
        asked.putIfAbsent(Cell.of(entry), entry);
      }
    }
    List<Entry> consumed = new ArrayList<>(train);
    asked.forEach(
        (cell, entry) -> consumed.add(isSaid(train, cell.text()) ? labelsOf(cell, entry) : entry));
    return consumed;
  }

  private static boolean isSaid(List<Entry> train, String text) {
    return train.stream().anyMatch(entry -> entry.label("text").equals(text));
  }

  private static Entry labelsOf(Cell cell, Entry entry) {
    String key = String.join("/", "asked", cell.split(), cell.voice(), cell.text());
    return new Entry(key, entry.labels(), Digest.of(key));
  }

  /** All prompts in a fixed order. */
  static List<Prompt> of(
      List<Cell> cells, SampleSpeech.Takes takes, GuidanceScales guidance, RandomStream random) {
    List<Prompt> prompts = new ArrayList<>();
    for (Cell cell : cells) {
      int count = cell.in(Split.HELDOUT) ? takes.heldout() : takes.seen();
      add(prompts, cell, Prompt.Style.TRUE, guidance, count);
    }
    if (!guidance.equals(GuidanceScales.OFF)) {
      cells.forEach(
          cell -> add(prompts, cell, Prompt.Style.TRUE, GuidanceScales.OFF, takes.controls()));
    }
    cells.forEach(cell -> add(prompts, cell, Prompt.Style.NULL, guidance, takes.controls()));
    List<Prompt> own = new ArrayList<>();
    cells.forEach(cell -> add(own, cell, Prompt.Style.SHUFFLED, guidance, takes.controls()));
    prompts.addAll(shuffled(own, random));
    return prompts;
  }

  private static void add(
      List<Prompt> prompts, Cell cell, Prompt.Style style, GuidanceScales guidance, int count) {
    for (int take = 0; take < count; take++) {
      prompts.add(new Prompt(cell, style, cell.voice(), guidance, take));
    }
  }

  /** The same prompts, each with the style voice of another one. */
  private static List<Prompt> shuffled(List<Prompt> prompts, RandomStream random) {
    int[] order = random.permutation(prompts.size());
    List<Prompt> shuffled = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      Prompt prompt = prompts.get(i);
      String voice = prompts.get(order[i]).styleVoice();
      shuffled.add(
          new Prompt(prompt.cell(), prompt.style(), voice, prompt.guidance(), prompt.take()));
    }
    return shuffled;
  }
}
