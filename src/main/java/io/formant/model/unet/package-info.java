/**
 * The U-Net that diffusion trains: one-dimensional over frames, conditioned on time by modulation, on content by appended
 * channels, on style by modulation and cross-attention.
 *
 * <p>Source: a-unet's XUNet, https://github.com/archinetai/a-unet, after Ronneberger et al. 2015,
 * https://arxiv.org/abs/1505.04597.
 */
@NullMarked
package io.formant.model.unet;

import org.jspecify.annotations.NullMarked;
