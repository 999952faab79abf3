/**
 * Denoising networks: a U-Net, and what it is told beside the noisy target. {@link io.formant.model.denoiser.ConditionedUNet} is
 * conditioned as audio-diffusion-pytorch's UNetV0 and the study's variant of it are; {@link io.formant.model.denoiser.MelUNet} is the
 * smaller network for mel spectrograms of clips of any length. To training and sampling both are a {@link
 * io.formant.model.denoiser.ConditionalNetwork}.
 */
@NullMarked
package io.formant.model.denoiser;

import org.jspecify.annotations.NullMarked;
