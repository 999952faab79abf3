package io.formant.stages.proof;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Basis;
import io.formant.metric.Interval;
import io.formant.metric.Verdict;
import io.formant.stages.evaluate.Instruments;
import io.formant.stages.evaluate.Measured;
import io.formant.stages.judge.Judged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What pairs of clips say of the conditions: a 2 × 2 picture, a sentence a claim, and every swap at every guidance. */
final class Conditioning {
  private static final String NOTE =
      "Pairs of clips from the same noise; one was given the style and content asked for, the other another style or another content. "
          + "A square is the share of clips heard as asked for with the condition, less the share without it: 100 % where the condition "
          + "decides alone, 0 where it decides nothing. Dark squares belong on the diagonal.";
  private static final String CLAIMS_NOTE =
      "Of clips given surely another style or content, under the guidance in use. Moves: the 95 %% interval, over drawn voices, lies "
          + "above 0, and in a permutation test of which clip of a pair was given what p is below 0.01. Leaves: it lies within %.0f points of 0.";
  private static final String SWAPS_NOTE =
      "Effect: share of clips heard as asked for, true condition less other condition, with the 95 % bootstrap interval over drawn voices; "
          + "h: Cohen's effect size, 0.8 is large; p: permutation test, 9,999 rounds, smallest possible 0.0001.";
  private static final String DROP =
      "share heard as asked for, less that under the other condition, drawing voices";
  private static final String SIZE = "Cohen's h of the share heard as asked for";
  private static final String CHANCE = "p of a permutation test, 9,999 rounds";
  private static final List<String> SWAP_COLUMNS = List.of(
      "guidance",
      "given instead",
      "voice, effect",
      "voice, h",
      "voice, p",
      "content, effect",
      "content, h",
      "content, p");

  private final Map<Pair.Swap, List<Pair>> swaps;
  private final String guidance;
  private final Instruments instruments;
  private final long seed;

  /**
   * @throws IllegalArgumentException if no clip was given something else
   */
  Conditioning(List<Pair> pairs, Instruments instruments, long seed) {
    this.instruments = instruments;
    this.seed = seed;
    swaps = pairs.stream()
        .collect(Collectors.groupingBy(Pair::swap, LinkedHashMap::new, Collectors.toList()));
    guidance = pairs.stream()
        .collect(Collectors.groupingBy(
            pair -> pair.swap().guidance(), LinkedHashMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseThrow(
            () -> new IllegalArgumentException(
                "no generated clip was given another style or content: set proof.clips of the sampling"));
  }

  List<Block> blocks() {
    return List.of(matrix(), claims(), table());
  }

  private List<Pair> swapped(Pair.Condition condition) {
    return swaps.getOrDefault(new Pair.Swap(condition, "swapped", guidance), List.of());
  }

  private Effect swapped(Pair.Condition condition, Effect.Heard heard) {
    return Effect.of(swapped(condition), heard, seed);
  }

  private Basis basis(String metric, Effect.Heard heard, List<Pair> pairs) {
    List<Judged> asked = pairs.stream().map(Pair::asked).toList();
    return heard == Effect.Heard.VOICE
        ? instruments.ofVoice(metric, asked)
        : instruments.ofContent(metric, asked);
  }

  private Block matrix() {
    List<List<Block.Number>> cells = new ArrayList<>();
    for (Pair.Condition condition : Pair.Condition.values()) {
      List<Block.Number> row = new ArrayList<>();
      for (Effect.Heard heard : Effect.Heard.values()) {
        Interval drop = swapped(condition, heard).drop();
        row.add(new Block.Number(drop.value(), drop.low(), drop.high(), drop.count(), "%")
            .on(basis(DROP, heard, swapped(condition))));
      }
      cells.add(row);
    }
    return new Block.Matrix(
        "Does the style decide the voice, and the content the words?",
        NOTE,
        List.of("style swapped", "content swapped"),
        List.of("voice", "words"),
        cells);
  }

  private Block claims() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    rows.add(moves(Pair.Condition.STYLE, Effect.Heard.VOICE));
    rows.add(leaves(Pair.Condition.STYLE, Effect.Heard.CONTENT));
    rows.add(moves(Pair.Condition.CONTENT, Effect.Heard.CONTENT));
    rows.add(leaves(Pair.Condition.CONTENT, Effect.Heard.VOICE));
    return new Block.Table(
        "What the conditions do",
        CLAIMS_NOTE.formatted(100 * Effect.MARGIN),
        List.of("claim", "at 95 %", "evidence"),
        rows);
  }

  private List<Block.Cell> moves(Pair.Condition condition, Effect.Heard heard) {
    Effect effect = swapped(condition, heard);
    return claim(condition.word() + " moves the " + heard.word(), effect.moves(), effect);
  }

  private List<Block.Cell> leaves(Pair.Condition condition, Effect.Heard heard) {
    Effect effect = swapped(condition, heard);
    return claim(condition.word() + " leaves the " + heard.word(), effect.leaves(), effect);
  }

  private static List<Block.Cell> claim(String words, Verdict verdict, Effect effect) {
    String evidence = String.format(
        Locale.ROOT,
        "given another one, %.1f points fewer clips are heard as asked (%.1f to %.1f), p = %.4f",
        100 * effect.drop().value(),
        100 * effect.drop().low(),
        100 * effect.drop().high(),
        effect.chance());
    return List.of(Block.Cell.of(words), Block.Cell.of(verdict.word()), Block.Cell.of(evidence));
  }

  private Block table() {
    List<Pair.Swap> ordered = swaps.keySet().stream()
        .sorted(Comparator.comparing(Pair.Swap::guidance)
            .thenComparing(Pair.Swap::condition)
            .thenComparing(Pair.Swap::by))
        .toList();
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (Pair.Swap swap : ordered) {
      List<Pair> pairs = Objects.requireNonNull(swaps.get(swap));
      if (pairs.size() >= Effect.LEAST_PAIRS) {
        rows.add(row(swap, pairs));
      }
    }
    return new Block.Table(
        "Every other condition, at every guidance", SWAPS_NOTE, SWAP_COLUMNS, rows);
  }

  private List<Block.Cell> row(Pair.Swap swap, List<Pair> pairs) {
    List<Block.Cell> row =
        new ArrayList<>(List.of(Block.Cell.of(swap.guidance()), Block.Cell.of(swap.words())));
    for (Effect.Heard heard : Effect.Heard.values()) {
      Effect effect = Effect.of(pairs, heard, seed);
      Basis chance = Instruments.bySize(basis(CHANCE, heard, pairs));
      row.add(Measured.of(effect.drop(), "%", basis(DROP, heard, pairs)));
      row.add(Measured.of(effect.size(), pairs.size(), "", basis(SIZE, heard, pairs)));
      row.add(Measured.of(effect.chance(), pairs.size(), "", chance));
    }
    return row;
  }
}
