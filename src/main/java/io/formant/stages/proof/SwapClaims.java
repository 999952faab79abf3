package io.formant.stages.proof;

import io.formant.artifact.Block;
import io.formant.metric.Interval;
import io.formant.metric.Verdict;
import io.formant.stages.evaluate.Instruments;
import io.formant.stages.evaluate.Measured;
import io.formant.stages.judge.Judged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which of the two decides the voice: that of the latent or the speaker id. A pair is a clip of one voice in both, and one that says the
 * same with another of either.
 */
final class SwapClaims {
  private static final String EFFECTS_NOTE =
      "Share of clips heard as asked where both are of one voice, less the share where one of them was swapped for another: 100 % where "
          + "it decides alone, 0 where it decides nothing.";
  private static final String CLAIMS_NOTE =
      "95 % intervals over drawn voices. Clips of another voice start from other noise. The findings are those of a study on "
          + "published checkpoints whose diffusion starts from latents; here it starts from what is to be said.";

  private final SwapMatrices matrices;
  private final long seed;
  private final Swapped voices = new Swapped();
  private final Swapped speakers = new Swapped();

  /** Pairs under one swap, told by what is heard of them. */
  private static final class Swapped {
    private final List<Effect.Trial> voice = new ArrayList<>();
    private final List<Effect.Trial> content = new ArrayList<>();

    void add(String asked, Crossed one, Crossed other) {
      voice.add(new Effect.Trial(asked, one.heardAs(asked), other.heardAs(asked)));
      content.add(new Effect.Trial(asked, one.contentRight(), other.contentRight()));
    }
  }

  /**
   * @throws IllegalArgumentException if no voice stands on both sides, or one alone does
   */
  SwapClaims(SwapMatrices matrices, long seed) {
    this.matrices = matrices;
    this.seed = seed;
    Map<String, Crossed> asked = new HashMap<>();
    matrices.clips().stream()
        .filter(Crossed::isOfOneVoice)
        .forEach(clip -> asked.put(clip.given() + "\n" + clip.said(), clip));
    for (Crossed clip : apart()) {
      pair(voices, clip.speaker(), clip, asked);
      pair(speakers, clip.given(), clip, asked);
    }
    if (voices.voice.size() < Effect.LEAST_PAIRS || speakers.voice.size() < Effect.LEAST_PAIRS) {
      throw new IllegalArgumentException(
          "too few clips are of one voice while others are of two: decode latents of at least two voices as each other's speakers");
    }
  }

  private static void pair(
      Swapped swapped, String voice, Crossed other, Map<String, Crossed> asked) {
    Crossed one = asked.get(voice + "\n" + other.said());
    if (one != null) {
      swapped.add(voice, one, other);
    }
  }

  private List<Crossed> apart() {
    return matrices.clips().stream().filter(clip -> !clip.isOfOneVoice()).toList();
  }

  List<Block> blocks() {
    return List.of(sentence(), shares(), effects(), claims());
  }

  private Block sentence() {
    List<Crossed> apart = apart();
    Interval bySpeaker = share(apart, clip -> clip.heardAs(clip.speaker()));
    Interval byVoice = share(apart, clip -> clip.heardAs(clip.given()));
    Interval lead = lead(apart);
    String who = lead.low() > 0
        ? "the speaker id decides the voice more than the " + matrices.given() + " does"
        : lead.high() < 0
            ? "the " + matrices.given() + " decides the voice more than the speaker id does"
            : "neither is shown to decide the voice more than the other";
    return new Block.Text(
        "Who decides the voice?",
        "Of " + apart.size() + " clips whose " + matrices.given() + " and speaker id differ, "
            + percent(bySpeaker) + " are heard as the speaker id's voice and " + percent(byVoice)
            + " as the " + matrices.given() + "; " + percent(share(apart, Crossed::contentRight))
            + " are heard to say what was asked for. So " + who + ".");
  }

  private Block shares() {
    List<Crossed> apart = apart();
    List<Judged> clips = apart.stream().map(Crossed::clip).toList();
    Instruments instruments = matrices.instruments();
    return new Block.Table(
        "Whom do recognisers hear?",
        "Of clips whose " + matrices.given()
            + " and speaker id differ; 95 % intervals over drawn voices.",
        List.of("heard", "share"),
        List.of(
            share(
                "as the speaker id's voice",
                share(apart, clip -> clip.heardAs(clip.speaker())),
                instruments.ofVoice("share heard as the speaker id's voice", clips)),
            share(
                "as the " + matrices.given(),
                share(apart, clip -> clip.heardAs(clip.given())),
                instruments.ofVoice("share heard as the latent's voice", clips)),
            share(
                "to say what was asked for",
                share(apart, Crossed::contentRight),
                instruments.ofContent("share heard to say it", clips))));
  }

  private static List<Block.Cell> share(String heard, Interval share, Block.Basis basis) {
    return List.of(Block.Cell.of(heard), Measured.of(share, "%", basis));
  }

  /** How much more often the speaker is heard than the voice of the latent. */
  private Interval lead(List<Crossed> apart) {
    return mean(
        apart,
        apart.stream()
            .mapToDouble(clip ->
                (clip.heardAs(clip.speaker()) ? 1 : 0) - (clip.heardAs(clip.given()) ? 1 : 0))
            .toArray());
  }

  private Interval share(List<Crossed> clips, Predicate<Crossed> heard) {
    return mean(
        clips, clips.stream().mapToDouble(clip -> heard.test(clip) ? 1 : 0).toArray());
  }

  private Interval mean(List<Crossed> clips, double[] values) {
    List<Effect.Trial> trials =
        clips.stream().map(clip -> new Effect.Trial(clip.given(), false, false)).toList();
    return Effect.mean(trials, values, seed);
  }

  private Block effects() {
    return new Block.Matrix(
        "What does swapping one of the two change?",
        EFFECTS_NOTE,
        List.of(matrices.given() + " swapped", "speaker id swapped"),
        List.of("voice", "words"),
        List.of(cells(voices), cells(speakers)));
  }

  private List<Block.Number> cells(Swapped swapped) {
    return List.of(cell(swapped.voice), cell(swapped.content));
  }

  private Block.Number cell(List<Effect.Trial> trials) {
    Interval drop = Effect.of(trials, seed).drop();
    return new Block.Number(drop.value(), drop.low(), drop.high(), drop.count(), "%");
  }

  private Block claims() {
    Interval more = Effect.mean(voices.voice, differences(), seed);
    Effect id = Effect.of(speakers.voice, seed);
    return new Block.Table(
        "The study's findings",
        CLAIMS_NOTE,
        List.of("claim", "at 95 %", "evidence"),
        List.of(
            claim(
                "another " + matrices.given() + " changes the words more than the voice",
                Verdict.above(more, 0),
                "words less voice: " + points(more)),
            claim(
                "another speaker id changes the voice",
                id.moves(),
                points(id.drop()) + " fewer heard as asked")));
  }

  /** How much more the words change than the voice, pair by pair. */
  private double[] differences() {
    double[] differences = new double[voices.voice.size()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = voices.content.get(i).drop() - voices.voice.get(i).drop();
    }
    return differences;
  }

  private static List<Block.Cell> claim(String words, Verdict verdict, String evidence) {
    return List.of(Block.Cell.of(words), Block.Cell.of(verdict.word()), Block.Cell.of(evidence));
  }

  private static String points(Interval interval) {
    return String.format(
        Locale.ROOT,
        "%.1f points (%.1f to %.1f)",
        100 * interval.value(),
        100 * interval.low(),
        100 * interval.high());
  }

  private static String percent(Interval share) {
    return String.format(
        Locale.ROOT,
        "%.1f %% (%.1f–%.1f)",
        100 * share.value(),
        100 * share.low(),
        100 * share.high());
  }
}
