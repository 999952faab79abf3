/**
 * Stages that train a diffusion model and generate speech with it. Training and sampling share how conditions become arrays
 * ({@link io.formant.stages.diffusion.Utterances}) and how a stored model runs ({@link io.formant.stages.diffusion.Generator}).
 */
@org.jspecify.annotations.NullMarked
package io.formant.stages.diffusion;
