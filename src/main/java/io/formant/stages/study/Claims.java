package io.formant.stages.study;

import io.formant.artifact.Block;
import io.formant.metric.Interval;
import io.formant.metric.Verdict;
import io.formant.metric.embedding.VarianceSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What is claimed of embeddings, and whether the clips bear it out. A claim is supported or refuted only if its 95 % interval says so whether
 * voices, texts or recordings are drawn, as far as there are enough of them.
 */
final class Claims {
  /** How far above chance a probe may be and still count as reading nothing. */
  private static final double MARGIN = 0.05;

  private static final String NOTE =
      "Supported or refuted: the whole 95 % interval lies on one side of the bound, whichever of voices, texts and recordings are drawn; "
          + "undecided: it does not, or too few are there to draw from. Nothing of a factor is kept where a probe stays within "
          + "5 points of chance.";

  private final List<Study> studies;
  private final long seed;
  private final List<List<Block.Cell>> rows = new ArrayList<>();

  Claims(List<Study> studies, long seed) {
    this.studies = studies;
    this.seed = seed;
  }

  Block table() {
    for (Study study : studies) {
      keeps(study);
      drops(study, study.text(), "drops what is said");
      voiceRatherThanText(study);
      drops(study, study.recording(), "drops how a clip was recorded");
    }
    for (Study other : studies.subList(1, studies.size())) better(studies.get(0), other);
    return new Block.Table(
        "What do the embeddings keep?", NOTE, List.of("claim", "at 95 %", "evidence"), rows);
  }

  private void keeps(Study study) {
    if (!study.voice().groups()) return;
    Readings.Probe probe = Readings.Probe.of(study, study.voice());
    double chance = probe.chance();
    add(
        "%s keeps who speaks".formatted(study.name()),
        study,
        drawn -> probe.share(),
        interval -> Verdict.above(interval, chance),
        "a probe tells %s of the voices, chance is " + percent(chance));
  }

  private void drops(Study study, Factor factor, String words) {
    if (!factor.groups()) return;
    Readings.Probe probe = Readings.Probe.of(study, factor);
    double chance = probe.chance();
    add(
        study.name() + " " + words,
        study,
        drawn -> probe.share(),
        interval -> Verdict.atMost(interval, chance + MARGIN),
        "a probe tells %s of the " + factor.name() + "s, chance is " + percent(chance));
  }

  private void voiceRatherThanText(Study study) {
    if (!study.voice().groups() || !study.text().groups()) return;
    add(
        study.name() + " holds more of the voice than of the text",
        study,
        drawn -> Readings.share(study, drawn, VarianceSplit::first)
            .less(Readings.share(study, drawn, VarianceSplit::second)),
        interval -> Verdict.above(interval, 0),
        "the voice's share of the variance less the text's is %s");
  }

  private void better(Study study, Study other) {
    if (!study.voice().groups()) return;
    Measure less = new Grouping(other, other.voice(), seed)
        .equalError()
        .less(new Grouping(study, study.voice(), seed).equalError());
    add(
        study.name() + " tells voices apart better than " + other.name(),
        study,
        drawn -> less,
        interval -> Verdict.above(interval, 0),
        "its equal error rate is lower by %s");
  }

  private void add(
      String claim,
      Study study,
      Function<Factor, Measure> measure,
      Function<Interval, Verdict> verdict,
      String evidence) {
    List<Verdict> verdicts = new ArrayList<>();
    List<String> found = new ArrayList<>();
    for (Factor drawn : study.factors()) {
      if (!drawn.isDrawable()) continue;
      try {
        Interval interval = measure.apply(drawn).over(drawn, seed);
        verdicts.add(verdict.apply(interval));
        found.add(words(interval, drawn, found.isEmpty()));
      } catch (IllegalArgumentException undefined) {
        verdicts.add(Verdict.UNDECIDED);
        found.add("by " + drawn.name() + " not defined: " + undefined.getMessage());
      }
    }
    String all = found.isEmpty()
        ? "nothing: too few voices and texts to draw from"
        : String.join(", ", found);
    rows.add(List.of(
        Block.Cell.of(claim),
        Block.Cell.of(Verdict.of(verdicts).word()),
        Block.Cell.of(evidence.replace("%s", all))));
  }

  private static String words(Interval interval, Factor drawn, boolean first) {
    String range =
        "%s to %s by %s".formatted(percent(interval.low()), percent(interval.high()), drawn.name());
    return first ? percent(interval.value()) + " (" + range + ")" : "(" + range + ")";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share).replace('-', '−');
  }
}
