/**
 * Bricks: small layers that make their parameters in a {@link io.formant.tensor.Namespace} and apply kernels to activations.
 *
 * <p>The dimension alphabet, used in every shape of the laboratory: B batch, C channels, T samples, F frames, M mels, E embedding,
 * H heads, S tokens. Activations are channels-last: (B, F, C). A mask is float32, (B, F), 1 on valid frames and 0 on padding;
 * layers that look across frames take one, and then padding influences no valid frame. Weights have the shapes and default
 * initialisation of PyTorch's layers of the same name, so that a state dict loads by name.
 *
 * <p>A model is a class that makes bricks in its constructor and applies them in its {@code forward}:
 *
 * <pre>{@code
 * final class VoiceClassifier {
 *   private final Conv1d conv;
 *   private final Linear out;
 *
 *   VoiceClassifier(Namespace names, int mels, int voices) {
 *     conv = new Conv1d(names.at("conv"), mels, 64, 5);
 *     out = new Linear(names.at("out"), 128, voices);
 *   }
 *
 *   NDArray logits(NDArray mel, NDArray mask) {
 *     NDArray h = Kernels.relu(conv.apply(mel));
 *     return out.apply(Kernels.meanAndDeviation(h, mask));
 *   }
 * }
 * }</pre>
 *
 * <p>The package {@code train} trains it.
 */
@NullMarked
package io.formant.nn;

import org.jspecify.annotations.NullMarked;
