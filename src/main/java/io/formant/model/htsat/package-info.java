/**
 * HTSAT, and the LAION CLAP that hears with it: {@link io.formant.model.htsat.Htsat} is the transformer, {@link
 * io.formant.model.htsat.LaionClap} adds the projection and knows both names of its checkpoints, fused ones included, which see cuts of a
 * long clip beside its whole.
 *
 * <p>Letters: B batch, T samples, F frames, M mels, S side of the picture, C features, E embedding.
 */
@org.jspecify.annotations.NullMarked
package io.formant.model.htsat;
