package io.formant.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.plan.StageOutcome;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What runs, in which order, and what does not run again. */
@Timeout(60)
class PipelineRunTest extends TestPipeline {
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
  void what_a_stage_took_and_depended_on_is_remembered() {
    RunResult result = run();
    assertThat(store.index().timing("scale", "another code").orElseThrow().items())
        .isEqualTo(10);
    assertThat(store.index().last(plan().document().file(), "total"))
        .contains(outcome(result, "total").fingerprint());
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
}
