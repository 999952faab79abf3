package io.formant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import io.quarkus.test.junit.main.QuarkusMainTest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusMainTest
class MainTest {
  private static final String PIPELINE = """
      pipeline: tiny
      stages:
        clips: {type: load-audio, corpus: voices, select: digits}
        some: {type: select, from: clips, split: [test], per-cell: 1}
        mel: {type: featurize.mel, from: some}
      """;

  @TempDir
  Path folder;

  @Test
  void a_pipeline_runs_once_and_then_comes_from_the_cache(QuarkusMainLauncher launcher)
      throws Exception {
    Path file = pipeline(PIPELINE);
    JsonNode planned = json(launch(launcher, "plan", file.toString(), "--json"));
    LaunchResult first = launch(launcher, file.toString());
    JsonNode second = json(launch(launcher, file.toString(), "--json"));
    JsonNode after = json(launch(launcher, "plan", file.toString(), "--json"));

    assertThat(planned.findValuesAsText("action")).containsOnly("run");
    assertThat(first.exitCode()).isZero();
    assertThat(first.getErrorOutput()).contains("mel");
    assertThat(second.findValuesAsText("ran")).hasSize(3).containsOnly("0");
    assertThat(Path.of(second.get("report").asText()).resolve("index.html")).isNotEmptyFile();
    assertThat(after.findValuesAsText("action")).containsOnly("reuse");
  }

  @Test
  void a_broken_pipeline_is_status_2_and_shown_with_its_line(QuarkusMainLauncher launcher)
      throws Exception {
    LaunchResult result =
        launch(launcher, pipeline(PIPELINE.replace("per-cell", "per-cel")).toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.getErrorOutput())
        .contains("p.yaml:4:52: unknown key 'per-cel'", "did you mean 'per-cell'?")
        .doesNotContain("\tat ");
  }

  @Test
  void a_wrong_command_is_status_2_and_one_line(QuarkusMainLauncher launcher) {
    LaunchResult result = launch(launcher, "plna");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.getErrorOutput()).contains("'plna'", "plan");
  }

  @Test
  void a_report_needs_results_in_the_cache(QuarkusMainLauncher launcher) throws Exception {
    LaunchResult result = launch(launcher, "report", pipeline(PIPELINE).toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.getErrorOutput()).contains("no result in the cache for clips, some, mel");
  }

  @Test
  void whatever_fails_is_one_json_object_too(QuarkusMainLauncher launcher) throws Exception {
    Path file = pipeline(PIPELINE);
    Path record = Files.createDirectories(folder.resolve("reports/p/1")).resolve("run.json");
    Files.writeString(record, "{");
    LaunchResult report = launch(launcher, "report", file.toString(), "--json");
    LaunchResult stage = launch(launcher, "explain", file.toString(), "mle", "--json");
    LaunchResult threads = launch(launcher, "plan", file.toString(), "--threads", "0", "--json");
    LaunchResult gc = launch(launcher, "cache", "gc", "--json");

    assertThat(json(report).path("outcome").asText()).isEqualTo("failed");
    assertThat(json(stage).path("message").asText()).contains("'mle'", "'mel'");
    assertThat(json(threads).path("message").asText()).contains("'--threads'", "is 0, expected");
    assertThat(threads.exitCode()).isEqualTo(2);
    assertThat(json(gc).path("message").asText()).contains(record + ": it is no run record");
    assertThat(gc.exitCode()).isEqualTo(1);
  }

  @Test
  void a_weight_file_is_described_and_a_hostile_one_refused(QuarkusMainLauncher launcher)
      throws Exception {
    String header =
        "{\"conv_pre.weight\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
    byte[] file = ByteBuffer.allocate(8 + header.length() + 8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length())
        .put(header.getBytes(StandardCharsets.US_ASCII))
        .array();
    Path good = Files.write(folder.resolve("w.safetensors"), file);
    Path bad = Files.write(folder.resolve("x.pth"), Arrays.copyOf(file, file.length - 1));
    byte[] withoutNumber = file.clone();
    ByteBuffer.wrap(withoutNumber)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(file.length - 4, Float.NaN);
    Path unfit = Files.write(folder.resolve("nan.safetensors"), withoutNumber);
    LaunchResult listed = launch(launcher, "weights", unfit.toString());
    LaunchResult words = launch(launcher, "weights", good.toString());
    JsonNode parts = json(launch(launcher, "weights", good.toString(), "--json"));
    LaunchResult refused = launch(launcher, "weights", bad.toString(), "--json");

    assertThat(words.exitCode()).isZero();
    assertThat(words.getOutput())
        .contains("safetensors", "conv_pre.weight  f32  2", "fits no model");
    assertThat(parts.at("/tensors/0/shape/0").asInt()).isEqualTo(2);
    assertThat(parts.path("sha256").asText()).hasSize(64);
    assertThat(listed.exitCode()).isEqualTo(1);
    assertThat(listed.getOutput()).contains("conv_pre.weight  f32  2  1 not finite");
    assertThat(listed.getErrorOutput())
        .contains(unfit + ": tensor 'conv_pre.weight': 1 of its 2 numbers are not finite");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(json(refused).path("message").asText())
        .startsWith(bad + ": tensor 'conv_pre.weight' is damaged");
  }

  private Path pipeline(String text) throws Exception {
    return Files.writeString(folder.resolve("p.yaml"), text);
  }

  private LaunchResult launch(QuarkusMainLauncher launcher, String... arguments) {
    Stream<String> places = Stream.of(
        "--cache",
        folder.resolve("cache").toString(),
        "--reports",
        folder.resolve("reports").toString());
    return launcher.launch(Stream.concat(Arrays.stream(arguments), places).toArray(String[]::new));
  }

  private static JsonNode json(LaunchResult result) throws Exception {
    return new ObjectMapper().readTree(result.getOutput());
  }
}
