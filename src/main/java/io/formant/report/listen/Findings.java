package io.formant.report.listen;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Cell;
import io.formant.report.inference.Agreement;
import io.formant.report.inference.Bootstrap;
import io.formant.report.inference.Bootstrap.Observation;
import io.formant.report.inference.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What listeners' answers come to: a table a kind of test, and whether the listeners agree. */
final class Findings {
  private static final String NOTE =
      "95 % intervals by drawing clips and listeners with replacement (Owen 2007, the pigeonhole bootstrap); clips alone where there is one"
          + " listener. ";

  /** A score that a listener gave to a clip in a trial, which the clips heard in it stand for. */
  private record Rating(String rater, String trial, Stimulus stimulus, double score) {
    Observation observation() {
      return new Observation(score, trial, rater);
    }
  }

  private final List<AnswerSheet> sheets;
  private final Map<String, Stimulus> stimuli;
  private final Map<Kind, List<Rating>> ratings = new TreeMap<>();

  /** @param stimuli the clips of the report; answers about others don't count */
  Findings(List<AnswerSheet> sheets, List<Stimulus> stimuli) {
    this.stimuli = stimuli.stream()
        .collect(Collectors.toMap(Stimulus::id, it -> it, (first, second) -> first));
    this.sheets = sheets.stream().filter(this::isAboutThisReport).toList();
    for (Kind kind : Kind.values()) {
      List<Rating> found = ratings(kind);
      if (!found.isEmpty()) ratings.put(kind, found);
    }
  }

  private boolean isAboutThisReport(AnswerSheet sheet) {
    return sheet.answers().stream()
        .anyMatch(answer -> stimuli.keySet().containsAll(answer.keySet()));
  }

  boolean isEmpty() {
    return ratings.isEmpty();
  }

  /** The sheets that count. */
  List<AnswerSheet> sheets() {
    return sheets;
  }

  /** A listener's later answer to the same question replaces the earlier one. */
  private List<Rating> ratings(Kind kind) {
    Map<String, Rating> latest = new LinkedHashMap<>();
    for (AnswerSheet sheet : sheets) {
      if (sheet.kind() != kind) continue;
      for (Map<String, Double> answer : sheet.answers()) {
        if (!stimuli.keySet().containsAll(answer.keySet())) continue;
        String trial = answer.keySet().stream().sorted().collect(Collectors.joining(" "));
        answer.forEach((id, score) -> latest.put(
            String.join("\t", sheet.rater(), trial, id),
            new Rating(sheet.rater(), trial, stimulus(id), score)));
      }
    }
    return List.copyOf(latest.values());
  }

  private Stimulus stimulus(String id) {
    Stimulus stimulus = stimuli.get(id);
    if (stimulus == null) throw new IllegalArgumentException("no clip " + id);
    return stimulus;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    ratings.forEach(
        (kind, found) -> blocks.add(kind == Kind.AB ? preferences(found) : scores(kind, found)));
    blocks.add(agreement());
    return blocks;
  }

  private static Block.Table scores(Kind kind, List<Rating> ratings) {
    List<List<Cell>> rows = bySystem(ratings).entrySet().stream()
        .map(system -> row(system.getKey(), system.getValue()))
        .sorted(Comparator.comparingDouble(
            (List<Cell> row) -> -row.get(1).number().orElseThrow().value()))
        .toList();
    String scale = "From " + kind.least() + ", " + kind.words().get(0) + ", to " + kind.most()
        + ", " + kind.words().get(kind.words().size() - 1) + ". ";
    return new Block.Table(
        kind.question(),
        scale + NOTE + source(kind),
        List.of("clips", "mean", "listeners", "answers"),
        rows);
  }

  private static String source(Kind kind) {
    return switch (kind) {
      case MOS -> "After ITU-T P.800 (MOS).";
      case MUSHRA ->
        "After ITU-R BS.1534-3 (MUSHRA), the controls in place of its low-passed anchor.";
      case SIMILARITY -> "Each clip beside a real one of the voice that was asked for.";
      case AB -> "";
    };
  }

  private static Map<String, List<Rating>> bySystem(List<Rating> ratings) {
    return ratings.stream()
        .collect(
            Collectors.groupingBy(it -> it.stimulus().system(), TreeMap::new, Collectors.toList()));
  }

  private static List<Cell> row(String system, List<Rating> ratings) {
    List<Observation> observations = ratings.stream().map(Rating::observation).toList();
    return List.of(
        Cell.of(system),
        Cell.of(number(Bootstrap.pigeonhole(observations), "")),
        Cell.of(Long.toString(count(ratings, Rating::rater))),
        Cell.of(Integer.toString(ratings.size())));
  }

  private static Block.Number number(Estimate estimate, String unit) {
    return new Block.Number(
        estimate.value(), estimate.low(), estimate.high(), estimate.count(), unit);
  }

  private static long count(List<Rating> ratings, Function<Rating, String> of) {
    return ratings.stream().map(of).distinct().count();
  }

  /** A row for each two systems that were heard against each other. */
  private static Block.Table preferences(List<Rating> ratings) {
    Map<String, List<Rating>> trials = ratings.stream()
        .collect(Collectors.groupingBy(
            it -> it.rater() + "\t" + it.trial(), LinkedHashMap::new, Collectors.toList()));
    Map<String, List<Rating>> firsts = new TreeMap<>();
    for (List<Rating> trial : trials.values()) {
      List<Rating> sorted = trial.stream()
          .sorted(Comparator.comparing(it -> it.stimulus().system()))
          .toList();
      if (sorted.size() == 2)
        firsts
            .computeIfAbsent(
                sorted.get(0).stimulus().system() + " rather than "
                    + sorted.get(1).stimulus().system(),
                unused -> new ArrayList<>())
            .add(sorted.get(0));
    }
    return new Block.Table(
        Kind.AB.question(),
        "Share of answers that prefer the first; no preference counts half, chance is 50 %. Wilson intervals over the pairs of clips, however"
            + " many listeners heard each.",
        List.of("clips", "preferred", "no preference", "listeners", "answers"),
        firsts.entrySet().stream()
            .map(pair -> preference(pair.getKey(), pair.getValue()))
            .toList());
  }

  private static List<Cell> preference(String name, List<Rating> firsts) {
    double share = firsts.stream().mapToDouble(Rating::score).average().orElseThrow();
    double ties = firsts.stream().filter(it -> it.score() == 0.5).count() / (double) firsts.size();
    int pairs = (int) count(firsts, Rating::trial);
    return List.of(
        Cell.of(name),
        Cell.of(number(Estimate.share(share, pairs), "%")),
        Cell.of(number(Estimate.bare(ties, pairs), "%")),
        Cell.of(Long.toString(count(firsts, Rating::rater))),
        Cell.of(Integer.toString(firsts.size())));
  }

  private Block.Table agreement() {
    List<List<Cell>> rows = new ArrayList<>();
    ratings.forEach((kind, found) -> {
      Estimate alpha = Agreement.alpha(units(kind, found), kind.scale());
      Cell cell = Double.isFinite(alpha.value())
          ? Cell.of(number(alpha, ""))
          : Cell.of(count(found, Rating::rater) < 2 ? "one listener" : "nothing heard by two");
      rows.add(
          List.of(Cell.of(kind.word()), cell, Cell.of(Long.toString(count(found, Rating::rater)))));
    });
    return new Block.Table(
        "Do the listeners agree?",
        "Krippendorff's α: 1 is full agreement, 0 is chance; at least 0.8 is usually asked for, 0.667 for tentative conclusions. Intervals by"
            + " drawing clips with replacement. Source: Krippendorff 2011, https://repository.upenn.edu/asc_papers/43.",
        List.of("test", "α", "listeners"),
        rows);
  }

  /** The scores of each clip in each trial; of an AB trial those of its first clip alone, for the second's follow from them. */
  private static List<double[]> units(Kind kind, List<Rating> ratings) {
    return ratings.stream()
        .filter(it -> kind != Kind.AB || it.trial().startsWith(it.stimulus().id()))
        .collect(Collectors.groupingBy(
            it -> it.trial() + "\t" + it.stimulus().id(),
            LinkedHashMap::new,
            Collectors.mapping(Rating::score, Collectors.toList())))
        .values()
        .stream()
        .map(scores -> scores.stream().mapToDouble(Double::doubleValue).toArray())
        .toList();
  }
}
