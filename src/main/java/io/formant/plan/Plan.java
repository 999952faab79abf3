package io.formant.plan;

import io.formant.artifact.Digest;
import io.formant.stage.catalog.EngineSpec;
import io.formant.yaml.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A pipeline that can run.
 *
 * @param name of the pipeline, also of its folder of reports
 * @param about one sentence, or empty
 * @param engine where tensors are computed
 * @param steps every stage, inputs before those that need them
 */
public record Plan(
    String name, String about, long seed, EngineSpec engine, List<Step> steps, Document document) {
  public Plan {
    steps = List.copyOf(steps);
  }

  /** The pipeline's file, as the user named it. */
  public Path file() {
    return document.file();
  }

  public Optional<Step> step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst();
  }

  /** The seed of a stage: the plan's, split by the stage's type, so that stages draw independently. */
  public long seedOf(Step step) {
    String hex = Digest.of(List.of(Long.toString(seed), step.type())).hex();
    return Long.parseLong(hex.substring(0, 15), 16);
  }
}
