package io.formant.route;

import io.formant.plan.StageOutcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * How a run ended.
 *
 * @param outcomes of the stages that ended well, in the plan's order
 */
public record RunResult(List<StageOutcome> outcomes, Optional<RunFailure> failure) {
  public RunResult {
    outcomes = List.copyOf(outcomes);
  }

  /** Whether somebody stopped it, rather than a stage failing. */
  public boolean stopped() {
    return failure.stream()
        .flatMap(it -> Stream.iterate(it.cause(), Objects::nonNull, Throwable::getCause))
        .anyMatch(CancellationException.class::isInstance);
  }
}
