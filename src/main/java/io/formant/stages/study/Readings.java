package io.formant.stages.study;

import io.formant.artifact.Block;
import io.formant.metric.embedding.FactorTable;
import io.formant.metric.embedding.LinearProbe;
import io.formant.metric.embedding.VarianceSplit;
import io.formant.stages.evaluate.Measured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What can be read out of an embedding: by a linear probe, and as shares of its variance. */
final class Readings {
  private static final String PROBE_NOTE =
      "Leave-out accuracy of linear discriminants: a voice is told from texts that they were not learnt on, a text from voices that they were "
          + "not learnt on, a recording from voices as well. By chance: the commonest level. Intervals: 95 %%, %d draws of whole voices.";
  private static final String VARIANCE_NOTE =
      "Shares of the variance of all components that an additive model of voice and text accounts for, less what chance would (so that "
          + "nothing is about 0), and the rest: takes, and what voice and text do together. Intervals: 95 %%, %d draws of whole voices.";

  private final List<Study> studies;
  private final long seed;

  Readings(List<Study> studies, long seed) {
    this.studies = studies;
    this.seed = seed;
  }

  /**
   * What a probe tells of a factor.
   *
   * @param share of clips whose level is told
   * @param chance share that telling the commonest level reaches
   */
  record Probe(Measure share, double chance) {
    static Probe of(Study study, Factor factor) {
      Factor besides = study.besides(factor);
      int[] groups = besides.varies() ? besides.levels() : eachItsOwn(study.clipCount());
      try {
        LinearProbe probe = LinearProbe.of(study.points(), factor.levels(), groups);
        return new Probe(new Measure("probe", "%", probe.accuracy()), probe.chance());
      } catch (IllegalArgumentException e) {
        return new Probe(
            Measure.undefined("probe", String.valueOf(e.getMessage())), factor.chance());
      }
    }
  }

  private static int[] eachItsOwn(int count) {
    int[] groups = new int[count];
    Arrays.setAll(groups, i -> i);
    return groups;
  }

  /** A share of the variance under one drawing of units. */
  static Measure share(Study study, Factor drawn, ToDoubleFunction<VarianceSplit> part) {
    try {
      FactorTable table = new FactorTable(
          study.points(), study.voice().levels(), study.text().levels(), drawn.levels());
      return new Measure("share", "%", weights -> part.applyAsDouble(table.split(weights)));
    } catch (IllegalArgumentException e) {
      return Measure.undefined("share", String.valueOf(e.getMessage()));
    }
  }

  List<Block> blocks() {
    return List.of(probes(), variances());
  }

  private Block probes() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (Study study : studies) {
      List<Block.Cell> row = new ArrayList<>(List.of(Block.Cell.of(study.name())));
      for (Factor factor : List.of(study.voice(), study.text(), study.recording())) {
        row.addAll(
            factor.groups()
                ? told(study, factor)
                : List.of(Measured.nothing(), Measured.nothing()));
      }
      rows.add(row);
    }
    return new Block.Table(
        "What can be read out of it?",
        PROBE_NOTE.formatted(Measure.ROUNDS),
        List.of("embedding", "voice", "by chance", "text", "by chance", "recording", "by chance"),
        rows);
  }

  private List<Block.Cell> told(Study study, Factor factor) {
    Probe probe = Probe.of(study, factor);
    String metric = "linear probe of " + factor.name();
    return List.of(
        probe.share().cell(study.voice(), study, metric, seed),
        Measured.of(probe.chance(), study.clipCount(), "%"));
  }

  private Block variances() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (Study study : studies) {
      rows.add(List.of(
          Block.Cell.of(study.name()),
          part(study, "voice", VarianceSplit::first),
          part(study, "text", VarianceSplit::second),
          part(study, "rest", VarianceSplit::rest)));
    }
    return new Block.Table(
        "What does its variance come from?",
        VARIANCE_NOTE.formatted(Measure.ROUNDS),
        List.of("embedding", "voice", "text", "rest"),
        rows);
  }

  private Block.Cell part(Study study, String name, ToDoubleFunction<VarianceSplit> part) {
    return share(study, study.voice(), part)
        .cell(study.voice(), study, "share of variance: " + name, seed);
  }
}
