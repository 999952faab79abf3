package io.formant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main pipeline at toy size, from a folder of recordings to the report. */
class RunCommandTest {
  private static final List<String> SIZES = List.of(
      "speech.takes={heldout: 2, seen: 1, controls: 1}",
      "audio.iterations=2",
      "revoiced.iterations=2");

  @TempDir
  Path folder;

  private ToyRun toy;

  @BeforeEach
  void start() throws Exception {
    toy = new ToyRun(folder, "phoneme_clap", SIZES);
  }

  @AfterEach
  void stop() {
    toy.close();
  }

  private int run(String... overrides) throws Exception {
    return toy.command(overrides).call();
  }

  private int sweep(String... sweeps) throws Exception {
    RunCommand command = toy.command();
    command.sweep.sweeps.addAll(Arrays.asList(sweeps));
    return command.call();
  }

  /** The stages that executed something in the last run. */
  private List<String> ran() throws Exception {
    JsonNode stages = toy.record().get("stages");
    assertThat(stages).hasSize(14);
    return stages.findValuesAsText("id").stream()
        .filter(id -> stage(stages, id).get("ran").asInt() > 0)
        .toList();
  }

  /** The stages of the last run whose time is told for a second of sound. */
  private List<String> timed() throws Exception {
    List<String> timed = new ArrayList<>();
    for (JsonNode stage : toy.record().get("stages")) {
      if (!stage.has("real-time-factor")) continue;
      assertThat(stage.get("audio-seconds").asDouble()).isPositive();
      assertThat(stage.get("real-time-factor").asDouble())
          .isEqualTo(
              stage.get("seconds").asDouble() / stage.get("audio-seconds").asDouble());
      timed.add(stage.get("id").asText());
    }
    return timed;
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

    assertThat(ran()).hasSize(14);
    assertThat(toy.latest().resolve("index.html")).isNotEmptyFile();
    assertThat(Files.readAllLines(toy.latest().resolve("samples.tsv")))
        .hasSizeGreaterThan(3 * 2 + 6)
        .allSatisfy(line -> assertThat(line.split("\t", -1)).hasSize(9))
        .anySatisfy(line -> assertThat(line).contains("\tgenerated\t", "\theldout\t"));

    assertThat(timed()).containsExactlyInAnyOrder("speech", "audio", "revoiced");

    assertThat(run()).isEqualTo(ExitStatus.DONE);
    assertThat(ran()).isEmpty();
    assertThat(timed()).isEmpty();

    assertThat(run("voice.type=embed.voice-stats")).isEqualTo(ExitStatus.DONE);
    assertThat(ran())
        .containsExactlyInAnyOrder(
            "voice", "model", "speech", "audio", "result", "proof", "voices");

    assertThat(run("content.type=embed.spectrogram")).isEqualTo(ExitStatus.DONE);
    assertThat(ran())
        .containsExactlyInAnyOrder("content", "model", "speech", "audio", "result", "proof");
  }

  @Test
  void a_report_that_is_written_again_differs_in_its_date_alone() throws Exception {
    assertThat(run()).isEqualTo(ExitStatus.DONE);
    Path first = toy.latest().toRealPath();
    assertThat(toy.report()).isEqualTo(ExitStatus.DONE);
    Path second = toy.latest().toRealPath();

    assertThat(second).isNotEqualTo(first);
    List<Path> files = files(first);
    assertThat(files).hasSizeGreaterThan(20).containsExactlyElementsOf(files(second));
    for (Path file : files) {
      if (file.toString().endsWith(".wav") || file.toString().endsWith(".png"))
        assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
      else assertThat(undated(second, file)).as("%s", file).isEqualTo(undated(first, file));
    }
  }

  private static List<Path> files(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }

  /** Without the name of its run, and the moments that it tells. */
  private static String undated(Path report, Path file) throws Exception {
    return Files.readString(report.resolve(file))
        .replace(report.getFileName().toString(), "RUN")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "MOMENT")
        .replaceAll("\\d+ \\p{L}+ \\d{4}, \\d\\d:\\d\\d UTC", "DATE");
  }

  @Test
  void a_sweep_shares_what_its_points_have_in_common_resumes_and_ends_in_a_comparison()
      throws Exception {
    assertThat(run("speech.steps=2")).isEqualTo(ExitStatus.DONE);
    assertThat(sweep("speech.steps=2,3")).isEqualTo(ExitStatus.DONE);

    assertThat(ran()).containsExactlyInAnyOrder("speech", "audio", "result", "proof");
    List<Path> reports = files(folder.resolve("reports/phoneme_clap")).stream()
        .filter(file -> file.endsWith("run.json"))
        .toList();
    assertThat(sweep("speech.steps=2,3")).isEqualTo(ExitStatus.DONE);
    assertThat(files(folder.resolve("reports/phoneme_clap")).stream()
            .filter(file -> file.endsWith("run.json")))
        .as("a point that is done is not reported again")
        .containsExactlyElementsOf(reports);
    Path comparison;
    try (Stream<Path> folders = Files.list(folder.resolve("reports/compare"))) {
      comparison = folders.sorted().findFirst().orElseThrow();
    }
    JsonNode json =
        new ObjectMapper().readTree(comparison.resolve("compare.json").toFile());
    assertThat(json.at("/lines/0/key").asText()).isEqualTo("stages.speech");
    assertThat(json.at("/tradeoffs/0/points").findValuesAsText("cost"))
        .containsExactly("6.0", "9.0");
    assertThat(Files.readString(comparison.resolve("index.html"))).contains("speech.steps=3");
  }
}
