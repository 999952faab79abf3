package io.formant.route;

import io.formant.plan.StageOutcome;
import io.formant.route.work.Cancellation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** How far a run is: which stages are at work, which ended, and what went wrong first. Nobody waits on it for ever. */
final class Progress {
  private final List<String> stages;
  private final Cancellation cancellation;
  private final Map<String, StageOutcome> outcomes = new HashMap<>();
  private @Nullable RunFailure failure;
  private int working;

  Progress(List<String> stages, Cancellation cancellation) {
    this.stages = stages;
    this.cancellation = cancellation;
  }

  /** Whether a stage may begin; if so, {@link #ended} must follow. */
  synchronized boolean begun() {
    boolean allowed = failure == null && !cancellation.requested();
    working += allowed ? 1 : 0;
    notifyAll();
    return allowed;
  }

  synchronized void succeeded(StageOutcome outcome) {
    outcomes.put(outcome.stage(), outcome);
  }

  /** Notes what went wrong, if it is the first, and lets everything else end. */
  synchronized void failed(RunFailure reason) {
    failure = failure == null ? reason : failure;
    cancellation.request();
    notifyAll();
  }

  synchronized void ended() {
    working--;
    notifyAll();
  }

  /** Whether nothing will happen any more: all stages ended, or some failed and the others have stopped. */
  synchronized boolean over() {
    return working == 0
        && (failure != null || cancellation.requested() || outcomes.size() == stages.size());
  }

  /** Waits a little for something to happen. An interrupt asks the run to end. */
  synchronized void await(long millis) {
    try {
      if (!over()) {
        wait(millis);
      }
    } catch (InterruptedException e) {
      cancellation.request();
    }
  }

  synchronized boolean idle() {
    return working == 0;
  }

  synchronized RunResult result() {
    List<StageOutcome> ended =
        stages.stream().filter(outcomes::containsKey).map(outcomes::get).toList();
    boolean unfinished = failure == null && ended.size() < stages.size();
    return new RunResult(ended, unfinished ? Optional.of(stopped()) : Optional.ofNullable(failure));
  }

  private static RunFailure stopped() {
    return new RunFailure("", "", new CancellationException("the run was stopped"));
  }
}
