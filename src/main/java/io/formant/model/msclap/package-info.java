/**
 * The audio sides of Microsoft's CLAP: {@link io.formant.model.msclap.MsClap} with {@link io.formant.model.msclap.Cnn14} of 2022 or
 * with the HTSAT of 2023.
 *
 * <p>Letters: B batch, T samples, F frames, M mels, C features, E embedding.
 */
@org.jspecify.annotations.NullMarked
package io.formant.model.msclap;
