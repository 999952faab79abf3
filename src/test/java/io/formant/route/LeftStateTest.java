package io.formant.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Digest;
import io.formant.artifact.RunListener;
import io.formant.artifact.Store;
import io.formant.plan.Fingerprints;
import io.formant.plan.Plan;
import io.formant.plan.Planner;
import io.formant.plan.code.CodeDigest;
import io.formant.route.TestStages.Num;
import io.formant.route.TestStages.Nums;
import io.formant.route.TestStages.Source;
import io.formant.stage.BarrierStage;
import io.formant.stage.Counts;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.StageType;
import io.formant.stage.Task;
import io.formant.stage.Traits;
import io.formant.stage.Yield;
import io.formant.stage.catalog.StageCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a task leaves for one that goes further. */
@Timeout(60)
class LeftStateTest {

  /** Climbs to a height, from where an earlier climb of the same slope ended. */
  @StageType(value = "climb", about = "Climbs.", example = "{type: climb, on: numbers, to: 3}")
  static final class Climb implements BarrierStage<Climb.Spec, Num> {
    record Spec(
        @Doc("as it says") From<Nums> on,
        @Doc("as it says") @Counts(Counts.As.EXTENT) long to,
        @Doc("as it says") long slope,
        @Doc("as it says") @Counts(Counts.As.NOTHING) long breath) {}

    final List<String> climbs = new ArrayList<>();
    boolean falls;

    @Override
    public Traits outputs(Spec spec, InputTraits in) {
      return Traits.of(Num.class);
    }

    @Override
    public Yield<Num> run(Spec spec, Inputs in, Task task) {
      long from = task.earlier().map(Num.class::cast).map(Num::value).orElse(0L);
      climbs.add(from + " to " + spec.to());
      task.leave(new Num(spec.to()));
      if (falls) {
        throw new IllegalStateException("fell");
      }
      return Yield.one(new Num(spec.to() * spec.slope()));
    }
  }

  @TempDir
  Path folder;

  private final Source source = new Source();
  private final Climb climb = new Climb();
  private CamelContext camel;
  private Store store;

  @BeforeEach
  void open() throws Exception {
    source.numbers.put("a", 1L);
    camel = new DefaultCamelContext();
    camel.start();
    store = Store.open(folder);
  }

  @AfterEach
  void close() throws Exception {
    camel.stop();
    store.close();
  }

  private RunResult run(String spec) throws IOException {
    Path file = Files.writeString(folder.resolve("test.yaml"), """
        stages:
          numbers: {type: numbers, name: n}
          climb: {type: climb, on: numbers, %s}
        """.formatted(spec));
    Plan plan = new Planner(new StageCatalog(List.of(source, climb))).plan(file, List.of());
    return new PipelineRun(
            camel,
            plan,
            store,
            new RunListener() {},
            new RunOptions(Scheme.DIRECT, 1),
            new Fingerprints(plan, new CodeDigest(), ""))
        .run();
  }

  @Test
  void a_task_finds_what_one_that_went_less_far_left() throws IOException {
    run("to: 3, slope: 2, breath: 1");
    run("to: 8, slope: 2, breath: 1");
    assertThat(climb.climbs).containsExactly("0 to 3", "3 to 8");
  }

  @Test
  void another_slope_another_input_or_a_failure_leaves_nothing() throws IOException {
    run("to: 3, slope: 2, breath: 1");
    run("to: 8, slope: 5, breath: 1");
    source.numbers.put("b", 2L);
    run("to: 9, slope: 2, breath: 1");
    climb.falls = true;
    assertThat(run("to: 10, slope: 7, breath: 1").failure()).isPresent();
    run("to: 11, slope: 7, breath: 1");
    assertThat(climb.climbs).containsExactly("0 to 3", "0 to 8", "0 to 9", "0 to 10", "0 to 11");
  }

  @Test
  void what_counts_for_nothing_runs_nothing_again() throws IOException {
    run("to: 3, slope: 2, breath: 1");
    run("to: 3, slope: 2, breath: 4");
    assertThat(climb.climbs).containsExactly("0 to 3");
  }

  @Test
  void a_lost_index_and_a_damaged_object_are_no_harm() throws IOException {
    run("to: 3, slope: 2, breath: 1");
    store.close();
    Files.delete(folder.resolve("index.mapdb"));
    store = Store.open(folder);
    run("to: 5, slope: 2, breath: 1");
    damage(store, new Num(5));
    run("to: 6, slope: 2, breath: 1");
    assertThat(climb.climbs).containsExactly("0 to 3", "3 to 5", "0 to 6");
  }

  private void damage(Store damaged, Num left) throws IOException {
    Digest digest = damaged.put(left);
    Path file =
        folder.resolve("objects").resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void a_collection_drops_it() throws IOException {
    run("to: 3, slope: 2, breath: 1");
    store.gc(Set.of());
    run("to: 5, slope: 2, breath: 1");
    assertThat(climb.climbs).containsExactly("0 to 3", "0 to 5");
  }
}
