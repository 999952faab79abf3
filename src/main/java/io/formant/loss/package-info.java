/**
 * What a prediction costs beside its plain error: distances of spectra, of embeddings, and their weighted sum. All are differentiable
 * with respect to what is predicted, and act on the predicted clean target, never on velocities or noise.
 *
 * <p>Targets are (B, F, M); a waveform is (B, T, C), channels last. A mask, (B, F) or (B, T), is 1 where a target is valid and 0 where
 * it is padded. Whatever depends on the sampling rate is made for one rate, which comes with the data.
 *
 * <pre>{@code
 * MultiResolutionStft spectra = MultiResolutionStft.plain(MultiResolutionStft.DEFAULT);
 * CompositeLoss loss = new CompositeLoss(List.of(
 *     new CompositeLoss.Term("l1", 1.0, new Difference(Difference.Norm.L1)),
 *     new CompositeLoss.Term("mrstft", 0.5, Spectra.of(spectra)),
 *     new CompositeLoss.Term("speaker", 100, new EmbeddingLoss(speaker::embed, EmbeddingLoss.Distance.SQUARED))));
 * loss.check(predicted, clean, mask); // every term has a gradient
 * NDArray scalar = loss.at(predicted, clean, mask);
 * }</pre>
 */
@NullMarked
package io.formant.loss;

import org.jspecify.annotations.NullMarked;
