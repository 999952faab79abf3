package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.metric.Interval;
import io.formant.stages.judge.Judged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Generated spectrograms through several vocoders: what recognisers hear of the same speech. */
final class VocodedSpeech {
  private static final String NOTE =
      "The same generated spectrograms, under the main guidance and in their true style, through each vocoder. There is no real sound "
          + "that they should be near to, so recognisers alone are asked. Shares with 95 % Wilson intervals. Less: the first vocoder "
          + "less another, clip by clip, with its 95 % bootstrap interval; one that holds 0 shows no difference.";

  private final Instruments instruments;
  private final long seed;
  private final Map<String, Map<String, Judged>> vocoders = new LinkedHashMap<>();

  VocodedSpeech(Instruments instruments, long seed) {
    this.instruments = instruments;
    this.seed = seed;
  }

  /**
   * @throws IllegalArgumentException if there are fewer than two clips in their true style under the main guidance
   */
  void add(String vocoder, List<Judged> clips) {
    Map<String, Judged> main = new LinkedHashMap<>();
    GeneratedClips.of(clips).main().forEach(clip -> main.put(clip.item().key(), clip));
    if (main.size() < 2) {
      throw new IllegalArgumentException("'" + vocoder + "' has " + main.size()
          + " generated clips in their true style, expected at least 2");
    }
    vocoders.put(vocoder, main);
  }

  Block table() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    vocoders.forEach((name, clips) -> rows.add(row(name, List.copyOf(clips.values()))));
    List<String> names = List.copyOf(vocoders.keySet());
    for (String other : names.subList(1, names.size())) rows.add(less(names.get(0), other));
    return new Block.Table(
        "Which vocoder is generated speech understood through?",
        NOTE,
        List.of("vocoder", "content", "voice", "both", "surprise [nats]"),
        rows);
  }

  private List<Block.Cell> row(String name, List<Judged> clips) {
    List<Block.Cell> row = new ArrayList<>(List.of(Block.Cell.of(name)));
    row.addAll(instruments.heard(clips));
    row.add(instruments.surprise(clips, seed));
    return row;
  }

  private List<Block.Cell> less(String first, String other) {
    return List.of(
        Block.Cell.of(first + " less " + other),
        less(first, other, clip -> clip.contentRight() ? 1 : 0, "%"),
        less(first, other, clip -> clip.voiceRight() ? 1 : 0, "%"),
        less(first, other, clip -> clip.bothRight() ? 1 : 0, "%"),
        less(first, other, Judged::surprise, "nats"));
  }

  private Block.Cell less(String first, String other, ToDoubleFunction<Judged> value, String unit) {
    Map<String, Judged> ones = Objects.requireNonNull(vocoders.get(first));
    double[] differences =
        Paired.differences(ones, Objects.requireNonNull(vocoders.get(other)), value);
    if (differences.length < 2) {
      throw new IllegalArgumentException(
          "'" + first + "' and '" + other + "' are not of the same generated spectrograms");
    }
    return Measured.of(
        Interval.bootstrapMean(differences, seed),
        unit,
        instruments.ofBoth("difference between vocoders", List.copyOf(ones.values())));
  }
}
