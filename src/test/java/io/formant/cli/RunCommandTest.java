package io.formant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.formant.plan.Planner;
import io.formant.route.PipelineRuns;
import io.formant.stage.catalog.RealStages;
import io.formant.stages.TinyCorpus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main pipeline at toy size, from a folder of recordings to the report. */
class RunCommandTest {
  private static final List<String> TOY_SIZES = List.of(
      "clap.steps=3",
      "model.steps=3",
      "model.batch=4",
      "model.unet={channels: [8, 16], factors: [1, 2], items: [1, 1], attentions: [0, 1],"
          + " cross-attentions: [0, 1], heads: 2, head-features: 8, modulation-features: 16}",
      "speech.steps=2",
      "speech.takes={heldout: 2, seen: 1, controls: 1}",
      "audio.iterations=2",
      "revoiced.iterations=2",
      "judge.content-steps=3",
      "judge.voice-steps=3");

  @TempDir
  Path folder;

  private CamelContext camel;

  @BeforeEach
  void start() throws Exception {
    TinyCorpus.write(Files.createDirectory(folder.resolve("corpus")));
    camel = new DefaultCamelContext();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  private int run(String... overrides) throws Exception {
    RunCommand command = new RunCommand();
    command.options = new Options();
    command.options.cache = Optional.of(folder.resolve("cache"));
    command.options.reports = Optional.of(folder.resolve("reports"));
    command.planner = new Planner(RealStages.catalog());
    command.runs = new PipelineRuns(camel);
    command.pipeline = new PipelineArguments();
    command.pipeline.file = Path.of("pipelines/phoneme_clap.yaml");
    command.pipeline.overrides.add("clips.corpus=" + folder.resolve("corpus"));
    command.pipeline.overrides.addAll(TOY_SIZES);
    command.pipeline.overrides.addAll(Arrays.asList(overrides));
    return command.call();
  }

  private Path report() {
    return folder.resolve("reports/phoneme_clap/latest");
  }

  /** The stages that executed something in the last run. */
  private List<String> ran() throws Exception {
    JsonNode stages =
        new ObjectMapper().readTree(report().resolve("run.json").toFile()).get("stages");
    assertThat(stages).hasSize(13);
    return stages.findValuesAsText("id").stream()
        .filter(id -> stage(stages, id).get("ran").asInt() > 0)
        .toList();
  }

  private static JsonNode stage(JsonNode stages, String id) {
    for (JsonNode stage : stages) {
      if (stage.get("id").asText().equals(id)) return stage;
    }
    throw new AssertionError("no stage " + id);
  }

  @Test
  void a_run_reports_then_executes_nothing_then_only_what_a_swap_concerns() throws Exception {
    assertThat(run()).isEqualTo(ExitStatus.DONE);

    assertThat(ran()).hasSize(13);
    assertThat(report().resolve("index.html")).isNotEmptyFile();
    assertThat(Files.readAllLines(report().resolve("samples.tsv")))
        .hasSizeGreaterThan(3 * 2 + 6)
        .allSatisfy(line -> assertThat(line.split("\t", -1)).hasSize(9))
        .anySatisfy(line -> assertThat(line).contains("\tgenerated\t", "\theldout\t"));

    assertThat(run()).isEqualTo(ExitStatus.DONE);
    assertThat(ran()).isEmpty();

    assertThat(run("voice.type=embed.voice-stats")).isEqualTo(ExitStatus.DONE);
    assertThat(ran())
        .containsExactlyInAnyOrder("voice", "model", "speech", "audio", "result", "voices");

    assertThat(run("content.type=embed.spectrogram")).isEqualTo(ExitStatus.DONE);
    assertThat(ran()).containsExactlyInAnyOrder("content", "model", "speech", "audio", "result");
  }
}
