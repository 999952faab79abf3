package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Basis;
import io.formant.audio.Levels;
import io.formant.stages.judge.Judged;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;

/** Whether clips are sound as audio: not silent, not clipped, finite, of a plausible length. */
final class Soundness {
  private static final double MOST_CLIPPED = 0.001;
  private static final List<String> COLUMNS = List.of(
      "clips", "unusable", "shortest [s]", "longest [s]", "mean length [s]", "level [dBFS]");

  private final List<Judged> generated;
  private final List<Judged> real;
  private final Instruments instruments;

  Soundness(List<Judged> generated, List<Judged> real, Instruments instruments) {
    this.instruments = instruments;
    this.generated = generated;
    this.real = real;
  }

  Block.Table table() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    add(rows, "generated", generated);
    add(rows, "real clips", real);
    return new Block.Table(
        "Sound as audio?",
        "Silent, clipped or not finite: clips of no use. Level: root mean square, mean over clips.",
        COLUMNS,
        rows);
  }

  private void add(List<List<Block.Cell>> rows, String name, List<Judged> clips) {
    if (!clips.isEmpty()) {
      rows.add(row(name, clips));
    }
  }

  private List<Block.Cell> row(String name, List<Judged> clips) {
    List<Levels> levels = clips.stream().map(clip -> Levels.of(clip.waveform())).toList();
    DoubleSummaryStatistics seconds =
        clips.stream().mapToDouble(clip -> clip.waveform().lengthSeconds()).summaryStatistics();
    OptionalDouble level =
        levels.stream().mapToDouble(Levels::rmsDbfs).filter(Double::isFinite).average();
    int count = clips.size();
    return List.of(
        Block.Cell.of(name),
        Measured.of(
            (double) unusable(levels) / count, count, "%", of("share of unusable clips", clips)),
        Measured.of(seconds.getMin(), count, "s", Instruments.bySize(of("least length", clips))),
        Measured.of(seconds.getMax(), count, "s", Instruments.bySize(of("greatest length", clips))),
        Measured.of(seconds.getAverage(), count, "s", of("mean length", clips)),
        Instruments.on(of("mean level", clips), Measured.of(level, count, "dBFS")));
  }

  private Basis of(String metric, List<Judged> clips) {
    return instruments.ofSound(metric, clips);
  }

  private static long unusable(List<Levels> levels) {
    return levels.stream()
        .filter(
            level -> level.silent() || !level.finite() || level.clippedFraction() > MOST_CLIPPED)
        .count();
  }
}
