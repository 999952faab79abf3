package io.formant.stages.study;

import io.formant.artifact.Block;
import io.formant.artifact.Digest;
import io.formant.metric.Bootstrap;
import io.formant.metric.Interval;
import io.formant.metric.Verdict;
import io.formant.metric.embedding.ModalityGap;
import io.formant.metric.embedding.Retrieval;
import io.formant.metric.plane.Pca;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What {@link EvaluateModality} tells: claims, numbers, and clips and words in one plane. */
final class ModalityReport {
  private static final String CLAIMS_NOTE =
      "Supported or refuted: the whole 95 %% interval over drawn voices lies on one side of the bound; undecided: it does not, or there "
          + "are too few voices. Clips are of splits %s, none of which the model was trained on; if it is trained here, it learnt the "
          + "voices' descriptions from other clips of them.";
  private static final String NUMBERS_NOTE =
      "Of unit vectors, one of words a voice. Gap: distance of the means of clips and words, 0 to 2. Spread: mean distance from the own "
          + "mean. Relative gap: the gap over the mean of both spreads. Finds: the nearest by cosine is of the own voice; by chance %s of "
          + "the words and %s of the clips are. Intervals: 95 %%, %d draws of whole voices.";

  private final Modalities both;
  private final String splits;
  private final int clipCount;
  private final long seed;
  private final Factor all;
  private final Factor clips;
  private final Factor words;
  private final Measure gap;
  private final Measure relative;
  private final Measure clipSpread;
  private final Measure wordSpread;
  private final Measure clipFinds;
  private final Measure wordFinds;

  ModalityReport(Modalities both, String splits, int clipCount, long seed) {
    this.both = both;
    this.splits = splits;
    this.clipCount = clipCount;
    this.seed = seed;
    all = new Factor("voice", both.allVoices());
    clips = new Factor("voice", both.clipVoices());
    words = new Factor("voice", both.wordVoices());
    gap = ofGap("gap", found -> found::between);
    relative = ofGap("relative gap", found -> found::relative);
    clipSpread = ofGap("spread of clips", found -> found::audioSpread);
    wordSpread = ofGap("spread of words", found -> found::textSpread);
    clipFinds = finds("a clip finds its voice's words", both.clips(), clips, both.words(), words);
    wordFinds = finds("words find a clip of the voice", both.words(), words, both.clips(), clips);
  }

  private Measure ofGap(String name, Function<ModalityGap, Bootstrap.Statistic> statistic) {
    try {
      return new Measure(name, "", statistic.apply(new ModalityGap(both.clips(), both.words())));
    } catch (IllegalArgumentException e) {
      return Measure.undefined(name, String.valueOf(e.getMessage()));
    }
  }

  private static Measure finds(
      String name, float[][] queries, Factor labels, float[][] candidates, Factor ofThese) {
    try {
      boolean[] right = Retrieval.right(queries, labels.levels(), candidates, ofThese.levels());
      return Measure.share(name, right);
    } catch (IllegalArgumentException e) {
      return Measure.undefined(name, String.valueOf(e.getMessage()));
    }
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>(List.of(claims(), numbers()));
    try {
      float[][] plane = plane();
      blocks.add(scatter("Clips and words in one space", "By kind.", plane, true));
      blocks.add(scatter("Clips and words, by voice", "Clips by voice.", plane, false));
    } catch (IllegalArgumentException e) {
      blocks.add(new Block.Text("Clips and words in one space", "Not drawn: " + e.getMessage()));
    }
    return blocks;
  }

  private Block claims() {
    double chance = words.chance();
    return new Block.Table(
        "Do clips and words meet?",
        CLAIMS_NOTE.formatted(splits),
        List.of("claim", "at 95 %", "evidence"),
        List.of(
            claim(
                "clips and words lie apart, further than either is wide",
                relative,
                all,
                interval -> Verdict.above(interval, 1),
                interval -> String.format(
                    Locale.ROOT,
                    "the gap is %.2f (%.2f to %.2f) times the mean spread",
                    interval.value(),
                    interval.low(),
                    interval.high())),
            claim(
                "a clip finds the words for its voice",
                clipFinds,
                clips,
                interval -> Verdict.above(interval, chance),
                interval -> String.format(
                    Locale.ROOT,
                    "%.1f %% (%.1f to %.1f %%) of %d clips do, by chance %.1f %%",
                    100 * interval.value(),
                    100 * interval.low(),
                    100 * interval.high(),
                    clipCount,
                    100 * chance))));
  }

  private List<Block.Cell> claim(
      String claim,
      Measure measure,
      Factor drawn,
      Function<Interval, Verdict> verdict,
      Function<Interval, String> evidence) {
    Verdict found = Verdict.UNDECIDED;
    String words;
    try {
      Interval interval = measure.over(drawn, seed);
      found = verdict.apply(interval);
      words = evidence.apply(interval);
    } catch (IllegalArgumentException undefined) {
      words = "not defined: " + undefined.getMessage();
    }
    return List.of(Block.Cell.of(claim), Block.Cell.of(found.word()), Block.Cell.of(words));
  }

  private Block numbers() {
    return new Block.Table(
        "How far are words from clips?",
        NUMBERS_NOTE.formatted(percent(words.chance()), percent(clips.chance()), Measure.ROUNDS),
        List.of("measure", "value"),
        List.of(
            row(gap, all),
            row(clipSpread, all),
            row(wordSpread, all),
            row(relative, all),
            row(clipFinds, clips),
            row(wordFinds, words)));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private List<Block.Cell> row(Measure measure, Factor drawn) {
    String of = Digest.of(both.said()).hex();
    Block.Basis basis =
        new Block.Basis(measure.name() + ", drawing voices", "", "", 0, splits, of, true);
    return List.of(Block.Cell.of(measure.name()), measure.cell(drawn, basis, seed));
  }

  private float[][] plane() {
    float[][] directions = both.allDirections();
    return Pca.fit(directions, Math.min(2, directions[0].length)).project(directions);
  }

  private Block scatter(String title, String note, float[][] plane, boolean byKind) {
    List<Block.Point> marks = new ArrayList<>();
    for (int i = 0; i < plane.length; i++) {
      boolean isClip = i < clipCount;
      String voice = both.voices().get(all.levels()[i]);
      String kind = isClip ? "clips" : "words";
      double y = plane[i].length > 1 ? plane[i][1] : 0;
      marks.add(new Block.Point(
          plane[i][0],
          y,
          byKind || !isClip ? kind : voice,
          isClip ? both.said().get(i) : "words for " + voice));
    }
    return new Block.Scatter(title, note + " PCA of unit vectors; words once a voice.", marks);
  }
}
