package io.formant.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One step of a sampler, before it is made.
 *
 * @param path how noise takes targets over
 * @param x noisy targets at {@code from}
 * @param now what the network says of them
 * @param from time
 * @param to time, earlier
 * @param before x₀ as estimated by the step before; null in the first
 * @param timeBefore of that estimate
 * @param network estimates x₀ and ε of other noisy targets at another time
 * @param scope of the step
 */
record Step(
    NoisePath path,
    NDArray x,
    Estimate now,
    double from,
    double to,
    @Nullable NDArray before,
    double timeBefore,
    BiFunction<NDArray, Double, Estimate> network,
    Scope scope) {

  /** An estimate as it would be noisy at the end of the step: α′·x₀ + β′·ε. */
  NDArray arriveBy(Estimate estimate) {
    return path.at(to, scope).mix(estimate.clean(), estimate.noise());
  }
}
