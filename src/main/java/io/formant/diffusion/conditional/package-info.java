/**
 * Diffusion under two conditions, what is said and in which style: training drops them at random, and sampling compares predictions
 * with and without them. All passes of a guided prediction run as one batch.
 *
 * <pre>{@code
 * Denoiser denoiser = (x, time, c) -> unet.forward(x, time, c.content(), c.style(), c.styleKept(), c.mask());
 * DiffusionLoss loss = new DiffusionLoss(Objective.VELOCITY, new Dropout(.05, .10, .10));
 * NDArray scalar = loss.at(denoiser, clean, Condition.of(scope, content, style, mask), seed.at(batch).stream(), scope);
 *
 * ConditionalSampler sampler = new ConditionalSampler(new Sampler(Objective.VELOCITY, Solver.DDIM, Schedule.linear(8)));
 * Sample sample = sampler.sample(denoiser, condition, Guidance.experts(2, 3, 1), noise, scope);
 * }</pre>
 */
@NullMarked
package io.formant.diffusion.conditional;

import org.jspecify.annotations.NullMarked;
