package io.formant.route;

import io.formant.artifact.Digest;
import io.formant.plan.Plan;
import io.formant.plan.StageOutcome;
import io.formant.plan.Step;
import io.formant.route.work.Cancellation;
import io.formant.route.work.ItemException;
import io.formant.route.work.StageWork;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;

/** One pass over a plan's routes. */
final class Attempt {
  private static final AtomicLong ATTEMPTS = new AtomicLong();
  private static final long POLL_MILLIS = 100;
  private static final int PATIENCE_POLLS = 100;

  private final String name;
  private final CamelContext context;
  private final Plan plan;
  private final StageWork work;
  private final Scheme scheme;
  private final Progress progress;

  Attempt(
      CamelContext context, Plan plan, StageWork work, Scheme scheme, Cancellation cancellation) {
    this.name = plan.name() + "-" + ATTEMPTS.incrementAndGet();
    this.context = context;
    this.plan = plan;
    this.work = work;
    this.scheme = scheme;
    this.progress = new Progress(plan.steps().stream().map(Step::id).toList(), cancellation);
  }

  RunResult run() {
    StageComponent component = StageComponent.of(context);
    component.enter(name, this::perform);
    try (StageGraph graph = new StageGraph(context, name, plan, scheme, this::failed)) {
      graph.start();
      await(graph);
    } catch (Throwable e) {
      failed(e);
    } finally {
      component.leave(name);
    }
    return progress.result();
  }

  private void failed(Throwable cause) {
    progress.failed(new RunFailure("", "", cause));
  }

  /** Waits for the end, and does not trust the routes to bring it: without a message under way there is nothing to wait for. */
  private void await(StageGraph graph) {
    for (int idle = 0; !progress.over() && idle < PATIENCE_POLLS; idle++) {
      progress.await(POLL_MILLIS);
      idle = progress.idle() && !graph.busy() ? idle : 0;
    }
    if (!progress.over()) {
      failed(
          new IllegalStateException("the routes of " + name + " ended before all stages had run"));
    }
  }

  /** Runs one stage; what it throws, errors included, ends the run and not the thread. */
  private Optional<Digest> perform(String stage, Map<String, Digest> inputs) {
    if (!progress.begun()) {
      return Optional.empty();
    }
    try {
      StageOutcome outcome = work.run(plan.step(stage).orElseThrow(), inputs);
      progress.succeeded(outcome);
      return Optional.of(outcome.output());
    } catch (ItemException e) {
      progress.failed(new RunFailure(stage, e.item(), e.reason()));
    } catch (Throwable e) {
      progress.failed(new RunFailure(stage, "", e));
    } finally {
      progress.ended();
    }
    return Optional.empty();
  }
}
