package io.formant.report;

import io.formant.artifact.Block;
import io.formant.artifact.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A report that was written: what its {@code run.json} tells.
 *
 * @param folder where the report lies
 * @param run the name of its folder when it was written
 * @param seconds wall time of the run
 * @param file the pipeline file as the user named it
 * @param resolved the whole pipeline after {@code use:}, {@code vars} and overrides
 * @param measures what {@code scores.tsv} holds of single clips
 */
public record RunRecord(
    Path folder,
    String pipeline,
    String about,
    String run,
    double seconds,
    String file,
    List<String> overrides,
    Map<String, ?> resolved,
    Origin origin,
    List<Stage> stages,
    List<Table> tables,
    List<Scored> measures) {

  /**
   * How a stage ended.
   *
   * @param key digest of its fingerprint
   * @param audioSeconds as of {@link FinishedRun.StageResult}
   */
  public record Stage(
      String id,
      String type,
      int items,
      int ran,
      double seconds,
      String output,
      String key,
      Fingerprint fingerprint,
      OptionalDouble audioSeconds) {}

  /** A table and the stage that made it. */
  public record Table(String stage, Block.Table table) {}

  /** A measure of single clips and the stage that measured it. */
  public record Scored(String stage, Block.Measure measure) {}

  public RunRecord {
    overrides = List.copyOf(overrides);
    stages = List.copyOf(stages);
    tables = List.copyOf(tables);
    measures = List.copyOf(measures);
  }

  /**
   * Reads a report's record.
   *
   * @param folder a report's folder
   * @throws IOException naming the file, when there is none or it is no run record
   */
  public static RunRecord read(Path folder) throws IOException {
    return new RunRecordReader(folder).read();
  }

  public Instant date() {
    return origin.date();
  }

  /** The digests of what its stages depend on, in running order: equal for two reports of the same results. */
  public List<String> keys() {
    return stages.stream().map(Stage::key).toList();
  }
}
