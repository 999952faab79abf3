package io.formant.stages.diffusion;

import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.stages.Splits;
import io.formant.tensor.RandomStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to generate: several takes of every cell (voice and text) of the test and heldout splits, and a few of each under the
 * controls: guidance off, another voice's style, no style.
 */
final class Prompts {
  private Prompts() {}

  /** A voice saying a text. */
  record Cell(String split, String voice, String text) {
    static Cell of(Map<String, String> labels) {
      return new Cell(
          labels.getOrDefault("split", ""),
          labels.getOrDefault("voice", ""),
          labels.getOrDefault("text", ""));
    }
  }

  /**
   * The content entries that sampling reads: those of the train split, and one entry for each cell asked for. Where another voice
   * says the text in the train split, that entry stands for its labels alone, so that one more test clip changes nothing.
   */
  static List<Entry> consumed(List<Entry> entries) {
    List<Entry> train = Splits.train(entries);
    Map<Cell, Entry> asked = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (!entry.label("split").equals(Splits.TRAIN)) {
        asked.putIfAbsent(Cell.of(entry.labels()), entry);
      }
    }
    List<Entry> consumed = new ArrayList<>(train);
    asked.forEach(
        (cell, entry) -> consumed.add(saidByAnother(train, cell) ? labelsOf(cell, entry) : entry));
    return consumed;
  }

  private static boolean saidByAnother(List<Entry> train, Cell cell) {
    return train.stream()
        .anyMatch(entry ->
            entry.label("text").equals(cell.text()) && !entry.label("voice").equals(cell.voice()));
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
      int count = cell.split().equals(Splits.HELDOUT) ? takes.heldout() : takes.seen();
      add(prompts, cell, Prompt.Style.TRUE, guidance, count);
    }
    if (!guidance.equals(GuidanceScales.OFF)) {
      cells.forEach(
          cell -> add(prompts, cell, Prompt.Style.TRUE, GuidanceScales.OFF, takes.controls()));
    }
    cells.forEach(cell -> add(prompts, cell, Prompt.Style.NULL, guidance, takes.controls()));
    List<Prompt> shuffled = new ArrayList<>();
    cells.forEach(cell -> add(shuffled, cell, Prompt.Style.SHUFFLED, guidance, takes.controls()));
    prompts.addAll(shuffled(shuffled, random));
    return prompts;
  }

  private static void add(
      List<Prompt> prompts, Cell cell, Prompt.Style style, GuidanceScales guidance, int count) {
    for (int take = 0; take < count; take++) {
      prompts.add(
          new Prompt(cell.split(), cell.voice(), cell.text(), style, cell.voice(), guidance, take));
    }
  }

  /** The same prompts, each with the style voice of another one. */
  private static List<Prompt> shuffled(List<Prompt> prompts, RandomStream random) {
    int[] order = random.permutation(prompts.size());
    List<Prompt> shuffled = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      Prompt prompt = prompts.get(i);
      shuffled.add(new Prompt(
          prompt.split(),
          prompt.voice(),
          prompt.text(),
          prompt.style(),
          prompts.get(order[i]).voice(),
          prompt.guidance(),
          prompt.take()));
    }
    return shuffled;
  }
}
