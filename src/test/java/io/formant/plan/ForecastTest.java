package io.formant.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.artifact.Fingerprint;
import io.formant.artifact.Index;
import io.formant.artifact.Manifest;
import io.formant.plan.code.CodeDigest;
import io.formant.stage.SourceStage;
import io.formant.words.WordStages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastTest {
  private static final String PIPELINE = """
      seed: 1
      stages:
        words: {type: load-words, file: FILE}
        loud: {type: shout, from: words}
        tally: {type: count, from: words}
        result: {type: score, systems: {a: loud}, reference: words}
      """;

  @TempDir
  Path folder;

  private final Remembered cache = new Remembered();
  private final CodeDigest code = new CodeDigest();

  @BeforeEach
  void writeWords() throws IOException {
    words("train one\ntrain two\ntest three\n");
  }

  @Test
  void a_first_run_computes_everything_it_can_count() throws IOException {
    Forecast forecast = forecast(PIPELINE);

    assertThat(lines(forecast))
        .containsExactly(
            "words run 3/3 no result yet",
            "loud run 3/3 no result yet",
            "tally run 1/1 no result yet",
            "result run 1/1 no result yet");
    assertThat(forecast.timed()).isFalse();
  }

  @Test
  void the_same_again_computes_nothing_whatever_the_comments_and_the_order_of_keys()
      throws IOException {
    run(PIPELINE);

    assertThat(lines(forecast("# a comment\n"
            + PIPELINE.replace("{type: shout, from: words}", "{from: words, type: shout}"))))
        .containsExactly(
            "words reuse 0/3 ", "loud reuse 0/3 ", "tally reuse 0/1 ", "result reuse 0/1 ");
  }

  @Test
  void a_changed_key_runs_its_stage_and_what_depends_on_it() throws IOException {
    run(PIPELINE);

    Forecast forecast =
        forecast(PIPELINE.replace("from: words}\n  tally", "from: words, times: 2}\n  tally"));

    assertThat(lines(forecast))
        .containsExactly(
            "words reuse 0/3 ",
            "loud run 3/3 spec.times changed",
            "tally reuse 0/1 ",
            "result run 1/1 input loud will run");
    assertThat(forecast.seconds()).isEqualTo(3 * 2.0 + 2.0);
  }

  @Test
  void a_new_test_item_runs_once_in_each_map_and_no_barrier_that_does_not_consume_it()
      throws IOException {
    run(PIPELINE);
    words("train one\ntrain two\ntest three\ntest four\n");

    assertThat(lines(forecast(PIPELINE)))
        .containsExactly(
            "words part 1/4 new items: 1, the data changed",
            "loud part 1/4 new items: 1, input words will run",
            "tally reuse 0/1 ",
            "result run 1/1 input loud will run, input words will run");
  }

  @Test
  void an_item_that_went_leaves_nothing_to_compute_but_for_barriers_that_saw_it()
      throws IOException {
    run(PIPELINE);
    words("train one\ntrain two\n");

    assertThat(lines(forecast(PIPELINE)))
        .containsExactly(
            "words reuse 0/2 ",
            "loud reuse 0/2 ",
            "tally reuse 0/1 ",
            "result run 1/1 input loud changed, input words changed");
  }

  @Test
  void another_type_is_the_only_reason_given() throws IOException {
    run(PIPELINE);

    Forecast forecast = forecast(PIPELINE.replace(
        "loud: {type: shout, from: words}", "loud: {type: answer, from: words, tally: tally}"));

    assertThat(forecast.stage("loud").orElseThrow().because())
        .containsExactly("type changed, was shout");
  }

  @Test
  void what_is_lost_is_made_again() throws IOException {
    run(PIPELINE);
    cache.objects.remove(cache.results.get(cache.last.get("loud").digest()));

    assertThat(lines(forecast(PIPELINE)).get(1)).isEqualTo("loud reuse 0/3 ");
    cache.results.clear();
    assertThat(lines(forecast(PIPELINE)).get(0))
        .isEqualTo("words run 3/3 its result is not in the cache any more");
  }

  @Test
  void an_explanation_shows_old_and_new_with_the_line() throws IOException {
    run(PIPELINE);
    Plan plan = plan(PIPELINE.replace("from: words}\n  tally", "from: words, times: 2}\n  tally"));
    Forecast forecast = forecaster(plan).forecast();

    Explanation loud = Explanation.of(plan, plan.step("loud").orElseThrow(), forecast);
    Explanation result = Explanation.of(plan, plan.step("result").orElseThrow(), forecast);

    assertThat(loud.parts().stream().filter(Explanation.Part::changed).toList())
        .singleElement()
        .satisfies(part -> {
          assertThat(part.name()).isEqualTo("spec.times");
          assertThat(part.before()).contains("1");
          assertThat(part.now()).contains("2");
          assertThat(part.mark().line()).isEqualTo(4);
          assertThat(part.mark().column()).isEqualTo(43);
        });
    assertThat(result.parts().stream().filter(Explanation.Part::changed))
        .extracting(
            Explanation.Part::name,
            part -> part.now().orElseThrow(),
            part -> part.mark().line())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("input.systems.a", "known when it has run", 6));
  }

  private void words(String lines) throws IOException {
    Files.writeString(folder.resolve("words.txt"), lines);
  }

  private Plan plan(String yaml) throws IOException {
    Path file = folder.resolve("a.yaml");
    Files.writeString(file, yaml.replace("FILE", folder.resolve("words.txt").toString()));
    return new Planner(WordStages.catalog()).plan(file, List.of());
  }

  private Forecaster forecaster(Plan plan) {
    return new Forecaster(plan, new Fingerprints(plan, code, ""), cache);
  }

  private Forecast forecast(String yaml) throws IOException {
    return forecaster(plan(yaml)).forecast();
  }

  private static List<String> lines(Forecast forecast) {
    return forecast.stages().stream()
        .map(stage -> stage.id() + " " + stage.action().word() + " " + text(stage.toRun()) + "/"
            + text(stage.items()) + " " + String.join(", ", stage.because()))
        .toList();
  }

  @Test
  void what_the_points_of_a_sweep_have_in_common_is_made_once() throws IOException {
    List<Plan> plans = List.of(
        plan(PIPELINE.replace("shout, from: words", "shout, from: words, times: 2")),
        plan(PIPELINE.replace("shout, from: words", "shout, from: words, times: 3")));
    List<Forecast> forecasts = plans.stream()
        .map(plan -> new Forecaster(plan, new Fingerprints(plan, code, ""), cache).forecast())
        .toList();

    assertThat(SweepForecast.of(plans, forecasts).work())
        .extracting(work -> work.stage().id() + " " + work.points())
        .containsExactly(
            "words [1, 2]", "loud [1]", "tally [1, 2]", "result [1]", "loud [2]", "result [2]");
    assertThat(SweepForecast.of(plans, forecasts).running()).isEqualTo(6);
    assertThat(SweepForecast.of(plans, forecasts).timed()).isFalse();
  }

  private static String text(OptionalInt number) {
    return number.isPresent() ? Integer.toString(number.getAsInt()) : "?";
  }

  /** Stands in for a run: fills the cache with an object for each fingerprint. */
  private void run(String yaml) throws IOException {
    Plan plan = plan(yaml);
    Fingerprints prints = new Fingerprints(plan, code, "");
    Map<String, Manifest> made = new HashMap<>();
    for (Step step : plan.steps()) {
      Fingerprint whole;
      List<Entry> output = new ArrayList<>();
      if (step.stage() instanceof WordStages.LoadWords source) {
        List<SourceStage.Listed<WordStages.Word>> listing =
            source.list((WordStages.LoadWords.Spec) step.spec());
        whole = prints.ofSource(step, listing);
        Fingerprint base = prints.base(step, Map.of());
        listing.forEach(item ->
            output.add(cache.item(base, new Entry(item.key(), item.labels(), item.content()))));
      } else {
        whole = prints.ofStage(step, made);
        if (step.mapped().isPresent()) {
          Fingerprint base = prints.base(step, made);
          made.get(step.mapped().get().step())
              .entries()
              .forEach(item -> output.add(cache.item(base, item)));
        } else {
          output.add(new Entry("", Map.of(), Digest.of("object of " + whole.digest())));
        }
      }
      made.put(step.id(), cache.whole(step.id(), whole, new Manifest(output)));
    }
  }

  /** A cache in memory. */
  private static final class Remembered implements CacheView {
    private final Map<Digest, Digest> results = new HashMap<>();
    private final Map<Digest, Manifest> objects = new HashMap<>();
    private final Map<String, Fingerprint> last = new HashMap<>();

    Entry item(Fingerprint base, Entry input) {
      Digest key = Fingerprints.ofItem(base, input.digest()).digest();
      results.put(key, Digest.of("object of " + key));
      return new Entry(input.key(), input.labels(), results.get(key));
    }

    Manifest whole(String stage, Fingerprint fingerprint, Manifest manifest) {
      Digest object = Digest.of("manifest of " + fingerprint.digest());
      results.put(fingerprint.digest(), object);
      objects.put(object, manifest);
      last.put(stage, fingerprint);
      return manifest;
    }

    @Override
    public Map<Digest, Digest> find(Collection<Digest> fingerprints) {
      return fingerprints.stream()
          .filter(results::containsKey)
          .distinct()
          .collect(Collectors.toMap(key -> key, results::get));
    }

    @Override
    public Optional<Manifest> manifest(Digest object) {
      return Optional.ofNullable(objects.get(object));
    }

    @Override
    public Optional<Fingerprint> last(Path pipeline, String stage) {
      return Optional.ofNullable(last.get(stage));
    }

    @Override
    public Optional<Index.Timing> timing(String type, String code) {
      return last.isEmpty() ? Optional.empty() : Optional.of(new Index.Timing(1, 2.0));
    }
  }
}
