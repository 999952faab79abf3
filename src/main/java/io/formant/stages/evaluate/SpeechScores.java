package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.audio.spectrum.Mfcc;
import io.formant.corpus.Split;
import io.formant.metric.Interval;
import io.formant.metric.speech.CepstralDistortion;
import io.formant.stages.Cell;
import io.formant.stages.judge.Judged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What recognisers hear in generated clips, beside real ones and under controls. */
final class SpeechScores {
  private static final int CEPSTRA = 14;
  private static final List<String> COLUMNS =
      List.of("clips", "split", "content", "voice", "both", "MCD [dB]");

  private static final String NOTE =
      "Content and voice: share of clips in which recognisers, trained on real clips of every voice and text, hear what was asked for; "
          + "95 %% Wilson intervals. test: pairs of voice and text that training heard in other takes; heldout: pairs that no model on the way "
          + "to a clip ever heard. Chance for voice is 1 in %d, and that is what shuffled styles, dealt out at random, should reach. MCD: mel-cepstral distortion to a real clip of the same pair after time "
          + "warping, lower is closer; for real clips, to another real clip of the pair. Real clips are ones that the recognisers were not trained on.";

  private final GeneratedClips generated;
  private final List<Judged> real;
  private final List<Judged> resynthesis;
  private final Instruments instruments;
  private final long seed;
  private final Map<Judged, float[][]> cepstra = new HashMap<>();

  SpeechScores(
      GeneratedClips generated,
      List<Judged> real,
      List<Judged> resynthesis,
      Instruments instruments,
      long seed) {
    this.generated = generated;
    this.real = real;
    this.resynthesis = resynthesis;
    this.instruments = instruments;
    this.seed = seed;
  }

  Block.Table accuracy() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (Split split : List.of(Split.HELDOUT, Split.TEST)) {
      add(rows, "generated, " + generated.guidance(), split, generated.main());
      add(rows, "real clips", split, real);
      add(rows, "real clips through the vocoder", split, resynthesis);
      add(rows, "control: guidance off", split, generated.unguided());
      add(rows, "control: shuffled style", split, generated.shuffled());
      add(rows, "control: no style", split, generated.withoutStyle());
    }
    return new Block.Table(
        "Is it the text, in the voice?", NOTE.formatted(voices()), COLUMNS, rows);
  }

  private long voices() {
    return real.stream().map(Judged::voice).distinct().count();
  }

  private void add(List<List<Block.Cell>> rows, String name, Split split, List<Judged> clips) {
    List<Judged> chosen = clips.stream().filter(clip -> clip.cell().in(split)).toList();
    if (!chosen.isEmpty()) {
      rows.add(row(name, split.word(), chosen, meanDistortion(chosen)));
    }
  }

  /** What is heard, between two words and what else there is to tell. */
  private List<Block.Cell> row(String first, String second, List<Judged> clips, Block.Cell last) {
    List<Block.Cell> row = new ArrayList<>(List.of(Block.Cell.of(first), Block.Cell.of(second)));
    row.addAll(instruments.heard(clips));
    row.add(last);
    return row;
  }

  /** The mean over clips that have a real clip of their pair to compare with. */
  private Block.Cell meanDistortion(List<Judged> clips) {
    double[] values = clips.stream()
        .map(this::distortion)
        .flatMapToDouble(OptionalDouble::stream)
        .toArray();
    return values.length < 2
        ? Measured.nothing()
        : Measured.of(
            Interval.bootstrapMean(values, seed),
            "dB",
            instruments.ofSound(Instruments.DISTORTION, clips));
  }

  /** A real clip of the same pair, another recording than this one. */
  private List<Judged> counterpart(Judged clip) {
    return real.stream()
        .filter(other -> other.cell().equals(clip.cell()))
        .filter(other -> !other.item().key().equals(clip.item().key()))
        .limit(1)
        .toList();
  }

  /** From a real clip of the pair [dB], where there is another one. */
  OptionalDouble distortion(Judged clip) {
    return counterpart(clip).stream()
        .mapToDouble(other -> distortion(clip, other))
        .findFirst();
  }

  private double distortion(Judged a, Judged b) {
    return CepstralDistortion.warped(cepstra(a), cepstra(b)).decibels();
  }

  private float[][] cepstra(Judged clip) {
    return cepstra.computeIfAbsent(
        clip, fresh -> new Mfcc(fresh.waveform().rateHz(), CEPSTRA).cepstra(fresh.waveform()));
  }

  /** Each held-out pair: how many of its clips are right in both. */
  Block.Table cells() {
    Map<Cell, List<Judged>> byCell = generated.main().stream()
        .filter(clip -> clip.cell().in(Split.HELDOUT))
        .collect(Collectors.groupingBy(Judged::cell));
    List<List<Block.Cell>> rows = byCell.entrySet().stream()
        .sorted(
            Map.Entry.comparingByKey(Comparator.comparing(Cell::voice).thenComparing(Cell::text)))
        .map(entry -> row(
            entry.getKey().voice(),
            entry.getKey().text(),
            entry.getValue(),
            Block.Cell.of(confusions(entry.getValue()))))
        .toList();
    return new Block.Table(
        "Pairs that were never heard, one by one",
        "Generated under guidance, true style.",
        List.of("voice", "text", "content", "voice right", "both", "heard instead"),
        rows);
  }

  private static String confusions(List<Judged> clips) {
    return clips.stream()
        .filter(clip -> !clip.bothRight())
        .map(clip -> clip.heardVoice() + " “" + clip.heardText() + "”")
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
