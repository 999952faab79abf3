/**
 * Diffusion as mathematics: what a network learns to predict, how its predictions become samples, how conditions guide them. It
 * knows networks only as a {@link io.formant.diffusion.Denoiser}.
 *
 * <p>Conventions: time t in [0, 1], 0 is clean and 1 is pure noise; x₀ the clean target, ε standard normal noise, xₜ the noisy
 * target, y a prediction; all (B, F, M). Noise is N(0, 1) in training and in sampling.
 *
 * <pre>{@code
 * Denoiser denoiser = (x, time, c) -> unet.forward(x, time, c.content(), c.style(), c.styleKept(), c.mask());
 * DiffusionLoss loss = new DiffusionLoss(Objective.VELOCITY, new Dropout(.05, .10, .10));
 * NDArray scalar = loss.at(denoiser, clean, Condition.of(scope, content, style, mask), seed.at(batch).stream(), scope);
 *
 * Sampler sampler = new Sampler(Objective.VELOCITY, Solver.DDIM, Schedule.linear(8));
 * Sample sample = sampler.sample(denoiser, condition, Guidance.experts(2, 3, 1), noise, scope);
 * }</pre>
 */
@NullMarked
package io.formant.diffusion;

import org.jspecify.annotations.NullMarked;
