/**
 * Stages that train a diffusion model and generate speech with it. Training and sampling share how conditions become arrays
 * ({@link io.formant.stages.diffusion.ClipCondition}); {@link io.formant.stages.diffusion.Generator} is how a stored model runs, and
 * {@link io.formant.stages.diffusion.Sources} says where a generated clip's content and style come from.
 */
@org.jspecify.annotations.NullMarked
package io.formant.stages.diffusion;
