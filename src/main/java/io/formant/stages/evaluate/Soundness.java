package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.audio.Levels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whether clips are sound as audio: not silent, not clipped, finite, of a plausible length. */
final class Soundness {
  private final List<Judged> generated;
  private final List<Judged> real;

  Soundness(List<Judged> generated, List<Judged> real) {
    this.generated = generated;
    this.real = real;
  }

  Block.Table table() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    rows.add(row("generated", generated));
    rows.add(row("real clips", real));
    return new Block.Table(
        "Sound as audio?",
        "Silent, clipped or not finite: clips of no use. Level: root mean square, mean over clips.",
        List.of(
            "clips", "unusable", "shortest [s]", "longest [s]", "mean length [s]", "level [dBFS]"),
        rows);
  }

  private static List<Block.Cell> row(String name, List<Judged> clips) {
    List<Levels> levels = clips.stream().map(clip -> Levels.of(clip.waveform())).toList();
    long unusable = levels.stream()
        .filter(level -> level.silent() || !level.finite() || level.clippedFraction() > 0.001)
        .count();
    double[] seconds =
        clips.stream().mapToDouble(clip -> clip.waveform().lengthSeconds()).toArray();
    double level = levels.stream()
        .mapToDouble(Levels::rmsDbfs)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
    int count = clips.size();
    return List.of(
        Block.Cell.of(name),
        Cells.plain((double) unusable / Math.max(1, count), count, "%"),
        Cells.plain(Arrays.stream(seconds).min().orElse(Double.NaN), count, "s"),
        Cells.plain(Arrays.stream(seconds).max().orElse(Double.NaN), count, "s"),
        Cells.plain(Arrays.stream(seconds).average().orElse(Double.NaN), count, "s"),
        Cells.plain(level, count, "dBFS"));
  }
}
