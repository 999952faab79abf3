package io.formant.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.formant.plan.StageOutcome;
import io.formant.route.TestStages.Num;
import io.formant.stage.Item;
import io.formant.stage.Yield;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A failure or a stop ends the run, names where, and keeps what was made. */
@Timeout(60)
class PipelineFailureTest extends TestPipeline {
  private long endless(long value) {
    return endless(value + 1) + 1;
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
  void two_items_of_one_key_are_refused() {
    total.yield = value -> new Yield<>(
        List.of(Item.of("x", Map.of(), new Num(1)), Item.of("x", Map.of(), new Num(2))));
    assertThat(run().failure().orElseThrow().message())
        .isEqualTo("stage total failed: yields two items with the key 'x'");
  }
}
