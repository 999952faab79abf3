package io.formant.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Store;
import io.formant.plan.code.Code;
import io.formant.plan.code.CodeDigest;
import io.formant.stage.catalog.RealStages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedPipelinesTest {
  private static final Path MAIN = Path.of("pipelines/phoneme_clap.yaml");

  @TempDir
  Path folder;

  static List<Path> pipelines() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("pipelines"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void a_shipped_pipeline_plans(Path file) {
    Plan plan = new Planner(RealStages.catalog()).plan(file, List.of());

    assertThat(plan.steps()).isNotEmpty();
    assertThat(file.getFileName()).hasToString(plan.name() + ".yaml");
    assertThat(plan.about()).isNotEmpty();
  }

  @Test
  void a_swap_of_the_content_changes_the_keys_of_its_dependants_alone() {
    Map<String, String> before = known(plan(List.of()));
    Map<String, String> after = known(plan(List.of("content.type=embed.sentence")));

    assertThat(before.keySet().stream().filter(id -> !before.get(id).equals(after.get(id))))
        .containsExactly("content");
    assertThat(dependants(plan(List.of()), "content"))
        .contains("model", "speech")
        .doesNotContain("mel", "clap", "voice");
  }

  @Test
  void a_forecast_of_an_empty_cache_runs_every_stage() {
    try (Store store = Store.open(folder)) {
      Plan plan = plan(List.of());

      Forecast forecast = new Forecaster(
              plan, new Fingerprints(plan, new CodeDigest(), "engine"), CacheView.of(store))
          .forecast();

      assertThat(forecast.stages()).hasSameSizeAs(plan.steps()).allMatch(Forecast.Stage::runs);
      assertThat(forecast.stage("clips").orElseThrow().items().getAsInt()).isGreaterThan(100);
    }
  }

  @Test
  void the_code_of_a_stage_holds_its_helpers_and_not_those_of_others() {
    CodeDigest digest = new CodeDigest();
    Function<String, Code> code =
        type -> digest.of(RealStages.catalog().find(type).orElseThrow().stage().getClass());

    assertThat(code.apply("featurize.mel").classes())
        .contains("io/formant/audio/spectrum/MelFilters");
    assertThat(code.apply("featurize.mel").usesTensors()).isFalse();
    assertThat(code.apply("train.diffusion").usesTensors()).isTrue();
    assertThat(code.apply("load-audio").classes())
        .doesNotContain("io/formant/audio/spectrum/MelFilters");
  }

  private static Plan plan(List<String> overrides) {
    return new Planner(RealStages.catalog()).plan(MAIN, overrides);
  }

  /** What is known of each stage's key when nothing has run. */
  private static Map<String, String> known(Plan plan) {
    Fingerprints prints = new Fingerprints(plan, new CodeDigest(), "engine");
    return plan.steps().stream()
        .collect(Collectors.toMap(
            Step::id,
            step -> prints.expected(step, step.inputs(), Map.of()).digest().hex()));
  }

  private static List<String> dependants(Plan plan, String id) {
    return plan.steps().stream()
        .filter(step -> step.inputIds().stream()
            .anyMatch(other -> other.equals(id) || dependants(plan, id, other)))
        .map(Step::id)
        .toList();
  }

  private static boolean dependants(Plan plan, String id, String step) {
    return plan.step(step).orElseThrow().inputIds().stream()
        .anyMatch(other -> other.equals(id) || dependants(plan, id, other));
  }
}
