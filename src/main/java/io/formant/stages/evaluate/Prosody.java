package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Basis;
import io.formant.audio.spectrum.Mfcc;
import io.formant.audio.spectrum.Pitch;
import io.formant.corpus.Split;
import io.formant.metric.Interval;
import io.formant.metric.speech.CepstralDistortion;
import io.formant.metric.speech.PitchError;
import io.formant.metric.speech.TimeWarp;
import io.formant.stages.Cell;
import io.formant.stages.judge.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pitch, voicing and length of clips beside those of a real clip of the same pair. */
final class Prosody {
  private static final int CEPSTRA = 14;
  private static final List<String> COLUMNS = List.of(
      "clips", "split", "log-F0 RMSE [cents]", "F0 correlation", "voicing error", "length error");
  private static final String NOTE =
      "Beside a real clip of the same voice and text, another recording, after time warping by cepstra. Log-F0: root mean square difference and "
          + "correlation where both are voiced; voicing error: share of frames of which one is voiced and the other not; length error: of the "
          + "mean length of real clips of the pair. Means with 95 % bootstrap intervals; real takes of a pair differ, and that is the ceiling.";

  private final Map<Cell, List<Judged>> real;
  private final Map<Cell, Double> lengths;
  private final Instruments instruments;
  private final long seed;
  private final List<List<Block.Cell>> rows = new ArrayList<>();

  /** What was measured of one clip; the pitch where something is voiced in both. */
  private record Measures(Optional<PitchError> pitch, double voicing, double length) {}

  /** What the table tells of clips. */
  private enum Column {
    PITCH("log-F0 RMSE, time-warped", "cents", each -> each.pitch().map(PitchError::cents)),
    CORRELATION(
        "correlation of log-F0, time-warped",
        "",
        each ->
            each.pitch().flatMap(error -> error.correlation().stream().boxed().findFirst())),
    VOICING("voicing error, time-warped", "%", each -> Optional.of(each.voicing())),
    LENGTH("error of length", "%", each -> Optional.of(each.length()));

    private final String metric;
    private final String unit;
    private final Function<Measures, Optional<Double>> value;

    Column(String metric, String unit, Function<Measures, Optional<Double>> value) {
      this.metric = metric;
      this.unit = unit;
      this.value = value;
    }
  }

  Prosody(List<Judged> real, Instruments instruments, long seed) {
    this.instruments = instruments;
    this.seed = seed;
    this.real = real.stream().collect(Collectors.groupingBy(Judged::cell));
    lengths = real.stream()
        .collect(Collectors.groupingBy(
            Judged::cell, Collectors.averagingDouble(clip -> clip.waveform().lengthSeconds())));
  }

  void add(String name, Split split, List<Judged> clips) {
    List<Judged> chosen = clips.stream().filter(clip -> clip.cell().in(split)).toList();
    List<Measures> measured = chosen.parallelStream()
        .flatMap(clip -> counterpart(clip).map(other -> measures(clip, other)).stream())
        .toList();
    if (measured.size() > 1) {
      List<Block.Cell> row =
          new ArrayList<>(List.of(Block.Cell.of(name), Block.Cell.of(split.word())));
      for (Column column : Column.values()) {
        row.add(mean(measured, column, instruments.ofSound(column.metric, chosen)));
      }
      rows.add(row);
    }
  }

  private Optional<Judged> counterpart(Judged clip) {
    return real.getOrDefault(clip.cell(), List.of()).stream()
        .filter(other -> !other.item().key().equals(clip.item().key()))
        .findFirst();
  }

  private Measures measures(Judged clip, Judged other) {
    Mfcc mfcc = new Mfcc(clip.waveform().rateHz(), CEPSTRA);
    float[][] a = mfcc.cepstra(clip.waveform());
    float[][] b = mfcc.cepstra(other.waveform());
    Pitch pitch = new Pitch(clip.waveform().rateHz());
    float[] hzOfA = pitch.track(clip.waveform());
    float[] hzOfB = pitch.track(other.waveform());
    List<TimeWarp.Pair> pairs = CepstralDistortion.warped(a, b).warp().path().stream()
        .map(pair -> new TimeWarp.Pair(
            pair.a() * hzOfA.length / a.length, pair.b() * hzOfB.length / b.length))
        .toList();
    double expected = lengths.getOrDefault(clip.cell(), clip.waveform().lengthSeconds());
    return new Measures(
        pitchError(pairs, hzOfA, hzOfB),
        PitchError.voicingError(pairs, hzOfA, hzOfB),
        Math.abs(clip.waveform().lengthSeconds() - expected) / expected);
  }

  private static Optional<PitchError> pitchError(List<TimeWarp.Pair> pairs, float[] a, float[] b) {
    boolean voiced = pairs.stream().anyMatch(pair -> a[pair.a()] > 0 && b[pair.b()] > 0);
    return voiced ? Optional.of(PitchError.along(pairs, a, b)) : Optional.empty();
  }

  private Block.Cell mean(List<Measures> measured, Column column, Basis basis) {
    double[] values = measured.stream()
        .flatMap(each -> column.value.apply(each).stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
    return values.length < 2
        ? Measured.nothing()
        : Measured.of(Interval.bootstrapMean(values, seed), column.unit, basis);
  }

  Block.Table table() {
    return new Block.Table("Melody and time", NOTE, COLUMNS, rows);
  }
}
