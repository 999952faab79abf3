package io.formant.plan;

import io.formant.artifact.OutsideFile;
import io.formant.stage.Stage;
import io.formant.stage.Traits;
import io.formant.stage.catalog.StageDescription;
import io.formant.yaml.Mark;
import io.formant.yaml.Value;
import java.util.List;
import java.util.Optional;

/**
 * One stage of a pipeline, checked and ready to run.
 *
 * @param mark where the stage's id stands
 * @param source the stage's keys as they are written
 * @param traits what it yields
 * @param inputs the references of the spec, in the order of its keys
 * @param files that the spec names, in the order of its keys
 */
public record Step(
    String id,
    StageDescription description,
    Record spec,
    Traits traits,
    List<Input> inputs,
    List<OutsideFile> files,
    Mark mark,
    Value.Mapping source) {
  public Step {
    inputs = List.copyOf(inputs);
    files = List.copyOf(files);
  }

  public String type() {
    return description.type();
  }

  public Stage<?> stage() {
    return description.stage();
  }

  /** The ids of the stages it refers to, each once. */
  public List<String> inputIds() {
    return inputs.stream().map(Input::step).distinct().toList();
  }

  /** The set that a map stage works through, item by item; empty for other shapes. */
  public Optional<Input> mapped() {
    return description.shape().maps()
        ? inputs.stream().filter(input -> input.name().equals("from")).findFirst()
        : Optional.empty();
  }

  /** The inputs that a step needs whole: all but the mapped one. */
  public List<Input> sideInputs() {
    return inputs.stream()
        .filter(input -> mapped().filter(input::equals).isEmpty())
        .toList();
  }
}
