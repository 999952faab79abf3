package io.formant.report.compare;

import io.formant.artifact.Block.Better;
import io.formant.artifact.Block.Measure;
import io.formant.report.RunRecord;
import io.formant.report.RunRecord.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two or more reports side by side. The first is the base: differences are from it to each of the others.
 *
 * @param lines of the pipelines that differ
 * @param changes what else differs: the program's code, the data, the engine
 * @param tables numbers of the reports
 * @param differences on the clips that pair up
 * @param refusals differences that were not computed, and why
 * @param tradeoffs quality against network evaluations
 * @param clips to hear next to each other
 */
public record Comparison(
    List<Side> sides,
    List<PipelineLine> lines,
    List<String> changes,
    List<NumberTable> tables,
    List<Difference> differences,
    List<String> refusals,
    List<Tradeoff> tradeoffs,
    List<ClipRow> clips) {

  public Comparison {
    sides = List.copyOf(sides);
    lines = List.copyOf(lines);
    changes = List.copyOf(changes);
    tables = List.copyOf(tables);
    differences = List.copyOf(differences);
    refusals = List.copyOf(refusals);
    tradeoffs = List.copyOf(tradeoffs);
    clips = List.copyOf(clips);
  }

  /**
   * Compares reports.
   *
   * @param folders of two or more reports
   * @throws IOException naming the file that is no record of a report
   */
  public static Comparison of(List<Path> folders) throws IOException {
    if (folders.size() < 2)
      throw new IllegalArgumentException(
          "a comparison needs two reports, was given " + folders.size());
    List<Side> sides = Side.read(folders);
    List<RunRecord> runs = sides.stream().map(Side::run).toList();
    List<Difference> differences = new ArrayList<>();
    Set<String> refusals = new LinkedHashSet<>();
    for (Side other : sides.subList(1, sides.size()))
      differences(sides.get(0), other, differences, refusals);
    return new Comparison(
        sides,
        PipelineLine.of(runs.stream().map(RunRecord::resolved).toList()),
        changes(runs),
        NumberTable.of(sides),
        differences,
        List.copyOf(refusals),
        tradeoffs(sides),
        ClipRow.of(sides));
  }

  private static void differences(
      Side base, Side other, List<Difference> differences, Set<String> refusals) {
    for (Measure measure : shared(List.of(base, other))) {
      Optional<String> conflict =
          Yardstick.of(measure, base).conflict(Yardstick.of(measure, other));
      if (conflict.isPresent())
        refusals.add("“" + measure.name() + "” of " + base.name() + " and " + other.name()
            + " cannot be subtracted: " + conflict.get());
      else
        slices(List.of(base, other))
            .forEach(
                slice -> Difference.of(measure, slice, base, other).ifPresent(differences::add));
    }
  }

  /** The measures that all of the sides have. */
  private static List<Measure> shared(List<Side> sides) {
    List<Measure> shared = new ArrayList<>(sides.get(0).measures());
    sides.forEach(side -> shared.retainAll(side.measures()));
    return shared;
  }

  /** The slices of generated clips: first the main ones, what was never heard before what was. */
  private static Set<String> slices(List<Side> sides) {
    Set<String> slices = new LinkedHashSet<>();
    for (boolean main : new boolean[] {true, false}) {
      Set<String> sorted = new TreeSet<>();
      sides.stream()
          .flatMap(side -> side.clips().stream())
          .filter(clip -> clip.record().isGenerated() && clip.isMain() == main)
          .forEach(clip -> sorted.add(clip.slice()));
      slices.addAll(sorted);
    }
    return slices;
  }

  private static List<Tradeoff> tradeoffs(List<Side> sides) {
    Optional<String> slice = slices(sides).stream().findFirst();
    return shared(sides).stream()
        .filter(measure -> measure.better() != Better.NEITHER)
        .filter(measure -> !measure.name().equals(Tradeoff.COST))
        .filter(measure -> sides.stream()
            .allMatch(side -> Yardstick.of(measure, sides.get(0))
                .conflict(Yardstick.of(measure, side))
                .isEmpty()))
        .flatMap(measure -> slice.flatMap(it -> Tradeoff.of(measure, it, sides)).stream())
        .toList();
  }

  /** What the pipelines' lines do not tell. */
  private static List<String> changes(List<RunRecord> runs) {
    Map<String, Set<String>> parts = new LinkedHashMap<>();
    for (RunRecord run : runs) {
      for (Stage stage : run.stages()) {
        note(parts, "the program's code of " + stage.type(), stage, "code");
        note(
            parts, "the data of " + stage.id() + " (" + stage.type() + ")", stage, "input.content");
        note(parts, "the engine of " + stage.type(), stage, "engine");
      }
    }
    return parts.entrySet().stream()
        .filter(part -> part.getValue().size() > 1)
        .map(part -> part.getKey() + " is not the same in all runs")
        .toList();
  }

  private static void note(Map<String, Set<String>> parts, String name, Stage stage, String part) {
    String value = stage.fingerprint().value(part);
    if (!value.isEmpty())
      parts.computeIfAbsent(name, unused -> new LinkedHashSet<>()).add(value);
  }

  /** The side of a name. */
  Side side(String name) {
    return sides.stream().filter(side -> side.name().equals(name)).findFirst().orElseThrow();
  }
}
