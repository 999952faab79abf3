/**
 * The generator of mel spectrograms: {@link io.formant.model.acoustic.ContentFrames} stretches content tokens over frames, and
 * {@link io.formant.model.acoustic.AcousticModel} is the conditional U-Net that says them in a voice.
 *
 * <p>Letters: B batch, F frames, M mels, S tokens, C content width, E style width.
 */
@org.jspecify.annotations.NullMarked
package io.formant.model.acoustic;
