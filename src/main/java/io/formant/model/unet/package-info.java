/**
 * The U-Net by itself: levels within levels, each of them down-sampling, items, the levels inside, items again, up-sampling, and a
 * skip connection around it all. {@link io.formant.model.unet.UNetConfig} is what it is made of, {@link
 * io.formant.model.unet.UNetSizes} the short form with one number a level; who conditions it on what stands in {@code
 * model.denoiser}.
 *
 * <p>It equals a-unet's XUNet (https://github.com/archinetai/a-unet), whose weight names it has, and adds masks: padded frames
 * influence no valid frame. Departure: residual, attention and modulation items start as the identity, which only matters to
 * training from nothing.
 */
@NullMarked
package io.formant.model.unet;

import org.jspecify.annotations.NullMarked;
