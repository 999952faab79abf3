package io.formant.route;

import io.formant.artifact.CorruptObjectException;
import io.formant.artifact.Fingerprint;
import io.formant.artifact.RunListener;
import io.formant.artifact.Store;
import io.formant.plan.Fingerprints;
import io.formant.plan.Plan;
import io.formant.plan.StageOutcome;
import io.formant.route.work.Cancellation;
import io.formant.route.work.StageWork;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * One run of a plan: brings every stage to its output, through the cache, and tells how that ended. Used once.
 *
 * <p>Whatever a stage throws ends the run with the stage's id, the item's key and the cause; so does {@link #stop}. What was computed
 * until then stays in the cache. An object that turns out damaged while a stage reads it makes the run start over, once: what is right
 * comes from the cache, and what is not is made again.
 */
public final class PipelineRun {
  private final CamelContext context;
  private final Plan plan;
  private final Store store;
  private final RunListener listener;
  private final RunOptions options;
  private final Fingerprints fingerprints;
  private final Cancellation stop = new Cancellation();

  PipelineRun(
      CamelContext context,
      Plan plan,
      Store store,
      RunListener listener,
      RunOptions options,
      Fingerprints fingerprints) {
    this.context = context;
    this.plan = plan;
    this.store = store;
    this.listener = listener;
    this.options = options;
    this.fingerprints = fingerprints;
  }

  /** Runs; throws nothing that a stage throws, and returns when nothing is at work any more. */
  public RunResult run() {
    RunResult result = repaired(attempt());
    result.failure().filter(failure -> !result.stopped()).ifPresent(this::tell);
    return result;
  }

  private RunResult repaired(RunResult first) {
    if (damaged(first)) {
      first.failure().ifPresent(failure -> listener.noticed(failure.stage(), failure.message()));
      return merged(first, attempt());
    }
    return first;
  }

  private void tell(RunFailure failure) {
    listener.stageFailed(failure.stage(), failure.item(), failure.cause());
  }

  /** Asks the run to end after the items and steps that are under way. */
  public void stop() {
    stop.request();
  }

  private RunResult attempt() {
    Cancellation cancellation = stop.child();
    try (StageWork work =
        new StageWork(plan, fingerprints, store, listener, options.threads(), cancellation)) {
      RunResult result = new Attempt(context, plan, work, options.scheme(), cancellation).run();
      store.index().remember(plan.file(), fingerprints(result));
      return result;
    }
  }

  private static Map<String, Fingerprint> fingerprints(RunResult result) {
    return result.outcomes().stream()
        .collect(Collectors.toMap(StageOutcome::stage, StageOutcome::fingerprint));
  }

  private static boolean damaged(RunResult result) {
    return result.failure().stream()
        .flatMap(failure -> Stream.iterate(failure.cause(), Objects::nonNull, Throwable::getCause))
        .anyMatch(CorruptObjectException.class::isInstance);
  }

  /** The second attempt, counting what the first had computed. */
  private static RunResult merged(RunResult first, RunResult second) {
    Map<String, StageOutcome> before = first.outcomes().stream()
        .collect(Collectors.toMap(StageOutcome::stage, Function.identity()));
    List<StageOutcome> outcomes = second.outcomes().stream()
        .map(outcome -> before.containsKey(outcome.stage())
            ? sum(before.get(outcome.stage()), outcome)
            : outcome)
        .toList();
    return new RunResult(outcomes, second.failure());
  }

  private static StageOutcome sum(StageOutcome first, StageOutcome second) {
    return new StageOutcome(
        second.stage(),
        second.type(),
        second.output(),
        second.items(),
        first.ran() + second.ran(),
        first.seconds() + second.seconds(),
        second.fingerprint());
  }
}
