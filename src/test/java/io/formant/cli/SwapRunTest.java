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
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The swap of speakers at toy size, from a folder of recordings to the report. */
class SwapRunTest {
  private static final List<String> TOY_SIZES = List.of(
      "vits.steps=2",
      "vits.batch=2",
      "vits.shape={latent-channels: 6, decoder-channels: 16, segment-frames: 9}",
      "clap.steps=3",
      "model.steps=3",
      "model.batch=4",
      "model.unet={channels: [8, 16], factors: [1, 2], items: [1, 1], attentions: [0, 1],"
          + " cross-attentions: [0, 1], heads: 2, head-features: 8, modulation-features: 16}",
      "speech.steps=2",
      "speech.takes={heldout: 1, seen: 1, controls: 1}",
      "speech.proof={clips: 6, guidance: []}",
      "real.per-cell=1",
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

  @Test
  void every_voice_is_heard_as_every_speaker_and_the_report_tells_who_decides() throws Exception {
    RunCommand command = new RunCommand();
    command.options = new Options();
    command.options.cache = Optional.of(folder.resolve("cache"));
    command.options.reports = Optional.of(folder.resolve("reports"));
    command.planner = new Planner(RealStages.catalog());
    command.runs = new PipelineRuns(camel);
    command.pipeline = new PipelineArguments();
    command.pipeline.file = Path.of("pipelines/vits_speaker_swap.yaml");
    command.pipeline.overrides.add("clips.corpus=" + folder.resolve("corpus"));
    command.pipeline.overrides.addAll(TOY_SIZES);

    assertThat(command.call()).isEqualTo(ExitStatus.DONE);
    JsonNode run = new ObjectMapper()
        .readTree(folder.resolve("reports/vits_speaker_swap/latest/run.json").toFile());
    assertThat(run.get("texts").findValuesAsText("text"))
        .anySatisfy(
            text -> assertThat(text).contains("clips whose CLAP voice and speaker id differ"))
        .anySatisfy(
            text -> assertThat(text).contains("clips whose recorded voice and speaker id differ"));
  }
}
