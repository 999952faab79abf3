package io.formant.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.formant.artifact.CorruptObjectException;
import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.artifact.Manifest;
import io.formant.artifact.Provenance;
import io.formant.artifact.RunListener;
import io.formant.artifact.Store;
import io.formant.plan.Fingerprints;
import io.formant.plan.Plan;
import io.formant.plan.Planner;
import io.formant.plan.StageOutcome;
import io.formant.plan.code.CodeDigest;
import io.formant.route.TestStages.Adding;
import io.formant.route.TestStages.All;
import io.formant.route.TestStages.Mapping;
import io.formant.route.TestStages.Num;
import io.formant.route.TestStages.Source;
import io.formant.route.TestStages.Sum;
import io.formant.route.TestStages.Total;
import io.formant.stage.Item;
import io.formant.stage.Yield;
import io.formant.stage.catalog.StageCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pipeline: {@code numbers → scaled → total → added ← scaled}, and {@code added → all}. */
@Timeout(60)
class PipelineRunTest {
  @TempDir
  Path folder;

  private final Source source = new Source();
  private final Mapping mapping = new Mapping();
  private final Sum total = new Total();
  private final Adding adding = new Adding();
  private final Sum all = new All();
  private final CodeDigest code = new CodeDigest();
  private final Queue<String> events = new ConcurrentLinkedQueue<>();
  private CamelContext camel;
  private Store store;

  @BeforeEach
  void open() throws Exception {
    for (int i = 0; i < 10; i++) {
      source.numbers.put("a" + i, (long) i);
    }
    camel = new DefaultCamelContext();
    camel.start();
    store = Store.open(folder);
  }

  @AfterEach
  void close() throws Exception {
    camel.stop();
    store.close();
  }

  private final RunListener listener = new RunListener() {
    @Override
    public void stageStarted(String stage, int items, int toRun) {
      events.add("start " + stage + " " + toRun + "/" + items);
    }

    @Override
    public void noticed(String stage, String message) {
      events.add("notice " + stage + " " + message);
    }

    @Override
    public void stageFinished(String stage, int items, int ran, double seconds) {
      events.add("end " + stage + " " + ran + "/" + items);
    }

    @Override
    public void stageFailed(String stage, String item, Throwable cause) {
      events.add("fail " + stage + " " + item);
    }
  };

  private Plan plan() {
    try {
      Path file = Files.writeString(folder.resolve("test.yaml"), """
          pipeline: test
          stages:
            numbers: {type: numbers, name: n}
            scaled:  {type: scale, from: numbers, factor: 1000}
            total:   {type: total, of: scaled, split: train}
            added:   {type: add, from: scaled, plus: total}
            all:     {type: all, of: added, split: any}
          """);
      return new Planner(new StageCatalog(List.of(source, mapping, total, adding, all)))
          .plan(file, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PipelineRun of(Scheme scheme) {
    Plan plan = plan();
    return new PipelineRun(
        camel, plan, store, listener, new RunOptions(scheme, 2), new Fingerprints(plan, code, ""));
  }

  private RunResult run() {
    return of(Scheme.DIRECT).run();
  }

  private static List<Integer> ran(RunResult result) {
    return result.outcomes().stream().map(StageOutcome::ran).toList();
  }

  private long value(RunResult result, String stage) {
    StageOutcome outcome = outcome(result, stage);
    return store.read(entries(outcome).get(0).digest(), Num.class).value();
  }

  private static StageOutcome outcome(RunResult result, String stage) {
    return result.outcomes().stream()
        .filter(it -> it.stage().equals(stage))
        .findFirst()
        .orElseThrow();
  }

  private List<Entry> entries(StageOutcome outcome) {
    return store.read(outcome.output(), Manifest.class).entries();
  }

  private Path file(Digest digest) {
    return folder.resolve("objects").resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
  }

  private void flip(Digest digest) throws IOException {
    byte[] bytes = Files.readAllBytes(file(digest));
    bytes[bytes.length - 2] ^= 1;
    Files.write(file(digest), bytes);
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void every_stage_runs_once_and_in_order(Scheme scheme) {
    RunResult result = of(scheme).run();
    assertThat(result.failure()).isEmpty();
    assertThat(result.outcomes())
        .extracting(StageOutcome::stage)
        .containsExactly("numbers", "scaled", "total", "added", "all");
    assertThat(ran(result)).containsExactly(10, 10, 1, 10, 1);
    assertThat(value(result, "total")).isEqualTo(45_000);
    assertThat(value(result, "all")).isEqualTo(45_000 + 10 * 45_000);
    assertThat(adding.opened).hasValue(1);
    assertThat(adding.closed).hasValue(1);
    assertThat(events).contains("start scaled 10/10", "end scaled 10/10");
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void a_second_run_computes_nothing_and_opens_nothing(Scheme scheme) {
    RunResult first = of(scheme).run();
    RunResult second = of(scheme).run();
    assertThat(ran(second)).containsOnly(0);
    assertThat(second.outcomes())
        .extracting(StageOutcome::output)
        .isEqualTo(first.outcomes().stream().map(StageOutcome::output).toList());
    assertThat(adding.opened).hasValue(1);
    assertThat(source.loaded).hasSize(10);
    assertThat(camel.getRoutes()).isEmpty();
    assertThat(camel.getEndpoints()).isEmpty();
  }

  @Test
  void one_new_item_runs_one_item_in_each_map_and_no_barrier_that_does_not_consume_it() {
    run();
    source.numbers.put("t1", 50L);
    RunResult result = run();
    assertThat(ran(result)).containsExactly(1, 1, 0, 1, 1);
    assertThat(total.sums).hasSize(1);
    assertThat(mapping.mapped).hasSize(11).contains(50L);
  }

  @Test
  void an_edit_that_changes_no_output_stops_there() {
    run();
    source.numbers.put("a3", 103L);
    source.work = value -> value == 103 ? 3 : value;
    RunResult result = run();
    assertThat(ran(result)).containsExactly(1, 0, 0, 0, 0);
  }

  @Test
  void a_flipped_byte_is_made_again_by_the_next_run_and_nothing_after_it_runs() throws IOException {
    RunResult first = run();
    flip(entries(outcome(first, "scaled")).get(4).digest());
    events.clear();
    RunResult second = run();
    assertThat(ran(second)).containsExactly(0, 1, 0, 0, 0);
    assertThat(events)
        .anyMatch(event -> event.startsWith("notice scaled 1 of its cached objects are damaged"));
    assertThat(store.verify().damaged()).isEmpty();
    assertThat(ran(run())).containsOnly(0);
  }

  @Test
  void a_damaged_manifest_is_made_again_without_running_an_item() throws IOException {
    RunResult first = run();
    flip(outcome(first, "added").output());
    assertThat(ran(run())).containsOnly(0);
    assertThat(store.verify().damaged()).isEmpty();
  }

  @Test
  void a_damaged_result_of_a_barrier_is_computed_again() throws IOException {
    RunResult first = run();
    flip(entries(outcome(first, "total")).get(0).digest());
    assertThat(ran(run())).containsExactly(0, 0, 1, 0, 0);
  }

  @Test
  void an_object_that_is_damaged_while_the_run_reads_it_is_made_again_in_the_same_run() {
    total.body = (task, sum) -> {
      if (total.sums.isEmpty()) {
        flip(store.put(new Num(1000)));
      }
    };
    RunResult result = run();
    assertThat(result.failure()).isEmpty();
    assertThat(value(result, "all")).isEqualTo(495_000);
    assertThat(ran(result)).startsWith(10, 11, 1);
    assertThat(events).noneMatch(event -> event.startsWith("fail"));
  }

  @Test
  void an_object_that_is_damaged_for_good_fails_the_run_and_does_not_loop() {
    all.work = value -> store.read(Digest.of("never stored"), Num.class).value();
    RunResult result = run();
    assertThat(result.failure().orElseThrow().cause()).isInstanceOf(CorruptObjectException.class);
    assertThat(all.sums).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void a_failure_names_stage_item_and_cause(Scheme scheme) {
    mapping.work = value -> {
      if (value == 6) {
        throw new IllegalStateException("six is not wanted");
      }
      return value;
    };
    RunResult result = of(scheme).run();
    RunFailure failure = result.failure().orElseThrow();
    assertThat(failure.message()).isEqualTo("stage scaled failed at a6: six is not wanted");
    assertThat(failure.cause()).isInstanceOf(IllegalStateException.class);
    assertThat(result.outcomes()).extracting(StageOutcome::stage).containsExactly("numbers");
    assertThat(events).contains("fail scaled a6");
    assertThat(result.stopped()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void items_that_were_made_before_a_failure_are_kept(Scheme scheme) {
    mapping.work = value -> {
      if (value == 9) {
        throw new IOException("disk on fire");
      }
      return value;
    };
    of(scheme).run();
    mapping.work = value -> value;
    RunResult second = of(scheme).run();
    assertThat(second.failure()).isEmpty();
    assertThat(outcome(second, "scaled").ran()).isLessThan(10);
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void an_error_in_an_item_fails_the_run_and_does_not_hang(Scheme scheme) {
    mapping.work = this::endless;
    RunFailure failure = of(scheme).run().failure().orElseThrow();
    assertThat(failure.stage()).isEqualTo("scaled");
    assertThat(failure.cause()).isInstanceOf(StackOverflowError.class);
  }

  private long endless(long value) {
    return endless(value + 1) + 1;
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void an_error_in_a_barrier_fails_the_run_and_does_not_hang(Scheme scheme) {
    total.work = value -> {
      throw new OutOfMemoryError("artificial");
    };
    RunFailure failure = of(scheme).run().failure().orElseThrow();
    assertThat(failure.message()).isEqualTo("stage total failed: artificial");
    assertThat(failure.cause()).isInstanceOf(OutOfMemoryError.class);
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void an_error_while_listing_fails_the_run(Scheme scheme) {
    source.numbers.clear();
    source.numbers.put("a", 1L);
    source.work = value -> {
      throw new LinkageError("no such class");
    };
    assertThat(of(scheme).run().failure().orElseThrow().message())
        .isEqualTo("stage numbers failed at a: no such class");
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void a_stop_ends_at_the_next_item_and_keeps_what_was_made(Scheme scheme) throws Exception {
    PipelineRun run = of(scheme);
    mapping.work = value -> {
      run.stop();
      return value;
    };
    RunResult result = run.run();
    assertThat(result.stopped()).isTrue();
    assertThat(mapping.mapped.size()).isBetween(1, 4);
    int before = mapping.mapped.size();
    mapping.work = value -> value;
    assertThat(outcome(of(scheme).run(), "scaled").ran()).isEqualTo(10 - before);
    assertThat(events).noneMatch(event -> event.startsWith("fail"));
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void a_stop_from_elsewhere_reaches_a_barrier_at_its_next_step(Scheme scheme) throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    total.body = (task, sum) -> {
      inside.countDown();
      for (long step = 0; ; step++) {
        task.advance(step, Long.MAX_VALUE, "waiting");
        TimeUnit.MILLISECONDS.sleep(1);
      }
    };
    PipelineRun run = of(scheme);
    Thread stopper = new Thread(() -> {
      assertThatCode(inside::await).doesNotThrowAnyException();
      run.stop();
    });
    stopper.start();
    RunResult result = run.run();
    assertThat(result.stopped()).isTrue();
    assertThat(result.failure().orElseThrow().cause()).isInstanceOf(CancellationException.class);
  }

  @Test
  void sources_are_tried_again_when_reading_fails() {
    Queue<Long> failed = new ConcurrentLinkedQueue<>();
    source.work = value -> {
      if (value == 3 && failed.size() < 2) {
        failed.add(value);
        throw new IOException("the network hiccups");
      }
      return value;
    };
    assertThat(run().failure()).isEmpty();
    assertThat(failed).hasSize(2);
  }

  @Test
  void maps_are_not_tried_again() {
    mapping.work = value -> {
      throw new IOException("always");
    };
    run();
    assertThat(mapping.mapped.size())
        .isEqualTo((int) mapping.mapped.stream().distinct().count());
  }

  @Test
  void a_checkpoint_outlives_a_failure_and_goes_with_success() throws IOException {
    total.body = (task, sum) -> {
      boolean resumed = Files.exists(task.checkpoint());
      Files.writeString(task.checkpoint(), "half way, seed " + task.seed());
      if (!resumed) {
        throw new IllegalStateException("killed");
      }
    };
    assertThat(run().failure()).isPresent();
    assertThat(store.status().checkpoints()).isEqualTo(1);
    assertThat(run().failure()).isEmpty();
    assertThat(store.status().checkpoints()).isZero();
  }

  @Test
  void what_a_stage_took_and_depended_on_is_remembered() {
    RunResult result = run();
    assertThat(store.index().timing("scale", "another code").orElseThrow().items())
        .isEqualTo(10);
    assertThat(store.index().last(plan().document().file(), "total"))
        .contains(outcome(result, "total").fingerprint());
  }

  @Test
  void a_run_is_rebuilt_from_the_objects_when_the_index_is_lost() throws IOException {
    run();
    Files.delete(folder.resolve("index.mapdb"));
    assertThat(ran(run())).containsOnly(0);
  }

  @Test
  void a_rebuilt_index_leads_each_item_to_its_own_object_whatever_the_order_of_the_listing()
      throws IOException {
    source.numbers.clear();
    source.numbers.put("b", 5L);
    source.numbers.put("a", 7L);
    run();
    Files.delete(folder.resolve("index.mapdb"));
    source.numbers.put("c", 100L);
    RunResult result = run();
    assertThat(ran(result)).startsWith(1, 1);
    assertThat(entries(outcome(result, "numbers")).stream()
            .map(entry -> entry.key() + store.read(entry.digest(), Num.class).value()))
        .containsExactly("a7", "b5", "c100");
  }

  @Test
  void a_damaged_note_of_what_made_an_output_is_written_again() throws IOException {
    run();
    for (Digest note : provenances()) {
      flip(note);
    }
    assertThat(ran(run())).containsOnly(0);
    assertThat(store.verify().damaged()).isEmpty();
    Files.delete(folder.resolve("index.mapdb"));
    assertThat(ran(run())).containsOnly(0);
  }

  private List<Digest> provenances() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("objects"))) {
      List<Digest> found = files
          .filter(Files::isRegularFile)
          .filter(PipelineRunTest::isProvenance)
          .map(file -> new Digest(file.getFileName().toString()))
          .toList();
      assertThat(found).hasSize(5);
      return found;
    }
  }

  private static boolean isProvenance(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          .contains(Provenance.class.getName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void two_items_of_one_key_are_refused() {
    total.yield = value -> new Yield<>(
        List.of(Item.of("x", Map.of(), new Num(1)), Item.of("x", Map.of(), new Num(2))));
    assertThat(run().failure().orElseThrow().message())
        .isEqualTo("stage total failed: yields two items with the key 'x'");
  }

  @Test
  void two_runs_at_once_on_one_cache_agree() throws Exception {
    Queue<RunResult> results = new ConcurrentLinkedQueue<>();
    List<Thread> threads = List.of(
        new Thread(() -> results.add(of(Scheme.DIRECT).run())),
        new Thread(() -> results.add(of(Scheme.SEDA).run())));
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(results).hasSize(2).allMatch(result -> result.failure().isEmpty());
    assertThat(results.stream().map(result -> value(result, "all"))).containsOnly(495_000L);
  }

  @Test
  void a_cached_run_of_many_items_is_quick() {
    for (int i = 0; i < 400; i++) {
      source.numbers.put("a" + i, (long) i);
    }
    run();
    run();
    long started = System.nanoTime();
    assertThat(ran(run())).containsOnly(0);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
  }
}
