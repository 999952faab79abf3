package io.formant.report.page;

import io.formant.artifact.Block.Sample;
import io.formant.report.ClipRecord;
import io.formant.report.FinishedRun;
import java.util.List;
import java.util.Map;

/** The clips of a report that is about to be written, under the names that their files will have. */
public final class ReportClips {
  private ReportClips() {}

  /** A clip and the bytes of its file. */
  public record Clip(ClipRecord record, byte[] wav) {}

  public static List<Clip> of(FinishedRun run) {
    SampleTable samples = new SampleTable(run.stages());
    return samples.samples().stream()
        .map(sample -> new Clip(record(sample, samples), sample.wav()))
        .toList();
  }

  private static ClipRecord record(Sample sample, SampleTable samples) {
    return new ClipRecord(
        samples.file(sample),
        sample.text(),
        sample.voice(),
        sample.split(),
        sample.source(),
        sample.condition(),
        Long.toString(sample.seed()),
        sample.guidance(),
        Integer.toString(sample.steps()),
        Map.of());
  }
}
