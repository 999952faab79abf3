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
      prompts.addAll(takes(List.of(cell), guidance, count));
    }
    if (!guidance.equals(GuidanceScales.OFF)) {
      prompts.addAll(takes(cells, GuidanceScales.OFF, takes.controls()));
    }
    List<Prompt> controls = takes(cells, guidance, takes.controls());
    controls.forEach(
        prompt -> prompts.add(prompt.withStyle(Prompt.Given.NULL, prompt.cell().voice())));
    prompts.addAll(Deal.shuffledStyles(controls, random));
    return prompts;
  }

  private static List<Prompt> takes(List<Cell> cells, GuidanceScales guidance, int takes) {
    List<Prompt> prompts = new ArrayList<>();
    for (Cell cell : cells) {
      for (int take = 0; take < takes; take++) prompts.add(Prompt.of(cell, guidance, take));
    }
    return prompts;
  }

  /**
   * What shows whether the conditions do what they should: clips spread over the cells, each again from the same noise with its style or
   * its content swapped, at every guidance; at the stage's own also shuffled and missing, and the noise alone.
   */
  static List<Prompt> proof(
      List<Cell> cells, SampleSpeech.Proof proof, GuidanceScales guidance, RandomStream random) {
    List<Prompt> own = spread(cells, proof.clips(), guidance);
    List<Prompt> prompts = new ArrayList<>(own);
    own.forEach(prompt ->
        prompts.add(prompt.withContent(Prompt.Given.NULL, prompt.cell().text())));
    own.forEach(
        prompt -> prompts.add(prompt.withStyle(Prompt.Given.NULL, prompt.cell().voice())));
    own.forEach(prompt -> prompts.add(prompt.asNoise()));
    prompts.addAll(Deal.shuffledContents(own, random));
    List<GuidanceScales> scales = new ArrayList<>(List.of(guidance));
    proof.guidance().stream().filter(scale -> !scale.equals(guidance)).forEach(scales::add);
    Deal deal = new Deal(cells);
    for (GuidanceScales scale : scales) {
      for (Prompt prompt : spread(cells, proof.clips(), scale)) {
        prompts.add(prompt);
        prompts.addAll(deal.swapped(prompt));
      }
    }
    return prompts;
  }

  private static List<Prompt> spread(List<Cell> cells, int clips, GuidanceScales guidance) {
    List<Prompt> prompts = new ArrayList<>();
    for (int i = 0; i < clips; i++) {
      int cell = (int) ((long) i * cells.size() / clips);
      boolean again = i > 0 && prompts.get(i - 1).cell().equals(cells.get(cell));
      prompts.add(
          Prompt.of(cells.get(cell), guidance, again ? prompts.get(i - 1).take() + 1 : 0));
    }
    return prompts;
  }
}
