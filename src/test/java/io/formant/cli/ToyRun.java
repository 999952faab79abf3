package io.formant.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.formant.plan.Planner;
import io.formant.route.PipelineRuns;
import io.formant.stage.catalog.RealStages;
import io.formant.stages.TinyCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;

/** A pipeline of the repository at toy size, on recordings in a folder, which its cache and reports share. */
final class ToyRun implements AutoCloseable {

  /** Sizes of the stages that most pipelines have. */
  private static final List<String> SIZES = List.of(
      "clap.steps=3",
      "model.steps=3",
      "model.batch=4",
      "model.unet={channels: [8, 16], factors: [1, 2], items: [1, 1], attentions: [0, 1],"
          + " cross-attentions: [0, 1], heads: 2, head-features: 8, modulation-features: 16}",
      "speech.steps=2",
      "judge.content-steps=3",
      "judge.voice-steps=3");

  private final Path folder;
  private final String pipeline;
  private final List<String> sizes = new ArrayList<>(SIZES);
  private final DefaultCamelContext camel = new DefaultCamelContext();

  /**
   * @param pipeline its name
   * @param sizes of stages that are its own
   */
  ToyRun(Path folder, String pipeline, List<String> sizes) throws IOException {
    this.folder = folder;
    this.pipeline = pipeline;
    this.sizes.addAll(sizes);
    TinyCorpus.write(Files.createDirectory(folder.resolve("corpus")));
  }

  RunCommand command(String... overrides) {
    RunCommand command = new RunCommand();
    command.options = options();
    command.planner = new Planner(RealStages.catalog());
    command.runs = new PipelineRuns(camel);
    command.pipeline = arguments(overrides);
    return command;
  }

  int report() throws Exception {
    ReportCommand command = new ReportCommand();
    command.options = options();
    command.planner = new Planner(RealStages.catalog());
    command.runs = new PipelineRuns(camel);
    command.pipeline = arguments();
    return command.call();
  }

  private Options options() {
    Options options = new Options();
    options.cache = Optional.of(folder.resolve("cache"));
    options.reports = Optional.of(folder.resolve("reports"));
    return options;
  }

  private PipelineArguments arguments(String... overrides) {
    PipelineArguments arguments = new PipelineArguments();
    arguments.file = Path.of("pipelines", pipeline + ".yaml");
    arguments.overrides.add("clips.corpus=" + folder.resolve("corpus"));
    arguments.overrides.addAll(sizes);
    arguments.overrides.addAll(List.of(overrides));
    return arguments;
  }

  /** The folder of the last report. */
  Path latest() {
    return folder.resolve("reports").resolve(pipeline).resolve("latest");
  }

  /** The last report's {@code run.json}. */
  JsonNode record() throws IOException {
    return new ObjectMapper().readTree(latest().resolve("run.json").toFile());
  }

  @Override
  public void close() {
    camel.stop();
  }
}
