/**
 * Diffusion as mathematics: what a network learns to predict, how its predictions become samples. It knows networks only as a
 * {@link io.formant.diffusion.Predictor}; conditions and guidance are in {@link io.formant.diffusion.conditional}.
 *
 * <p>Conventions: time t in [0, 1], 0 is clean and 1 is pure noise; x₀ the clean target, ε standard normal noise, xₜ = α·x₀ + β·ε
 * the noisy target, y a prediction; σ = β/α, λ = ln(α/β). Targets are (B, F, M), or of any shape that begins with B where no mask is
 * given. Noise is N(0, 1) in training and in sampling.
 *
 * <p>To read it: {@link io.formant.diffusion.NoisePath} says how noise takes over, {@link io.formant.diffusion.Objective} what is
 * predicted, {@link io.formant.diffusion.Schedule} which times are visited, {@link io.formant.diffusion.Solver} how a step is made,
 * and {@link io.formant.diffusion.Sampler} puts them together.
 *
 * <pre>{@code
 * Schedule schedule = Schedule.of(Schedule.Spacing.LINEAR, NoisePath.CIRCLE, 8);
 * Sampler sampler = new Sampler(Objective.VELOCITY, Solver.DDIM, schedule);
 * NDArray sample = sampler.sample((x, t, scope) -> net.forward(x, scope.full((float) t, 4)), noise, null, scope);
 * }</pre>
 */
@NullMarked
package io.formant.diffusion;

import org.jspecify.annotations.NullMarked;
