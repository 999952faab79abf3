/**
 * Small recognisers of what is said and who says it, trained on real clips, by which generated clips are judged. One class serves
 * both questions; {@link io.formant.model.recognizer.RecognizerConfig} says what may vary without changing the answer.
 *
 * <p>Letters: B batch, F frames, M mels, W coarse bands, C channels, N labels.
 */
@org.jspecify.annotations.NullMarked
package io.formant.model.recognizer;
