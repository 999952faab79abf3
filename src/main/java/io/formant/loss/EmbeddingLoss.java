package io.formant.loss;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Distance of what an encoder hears in the prediction from what it hears in the target: the speaker and CLAP losses. The encoder's
 * weights are frozen; gradients pass through it to the prediction.
 *
 * @param encoder of targets
 * @param distance of embeddings
 */
public record EmbeddingLoss(Encoder encoder, Distance distance) implements TargetLoss {

  /** A differentiable embedding of targets. */
  @FunctionalInterface
  public interface Encoder {

    /**
     * Embeds a batch.
     *
     * @param target (B, F, M)
     * @param mask (B, F), or null
     * @return (B, E)
     */
    NDArray embed(NDArray target, @Nullable NDArray mask, Scope scope);
  }

  /** How embeddings are compared. */
  public enum Distance {

    /** The mean of squared differences, as the study takes it of unit vectors. */
    SQUARED {
      @Override
      NDArray of(NDArray a, NDArray b) {
        return a.sub(b).square().mean();
      }
    },

    /** One minus the mean cosine. */
    COSINE {
      @Override
      NDArray of(NDArray a, NDArray b) {
        return Kernels.cosineDistance(a, b);
      }
    };

    /** A scalar; both (B, E). */
    abstract NDArray of(NDArray a, NDArray b);
  }

  @Override
  public NDArray at(NDArray predicted, NDArray clean, @Nullable NDArray mask, Scope scope) {
    NDArray heard = encoder.embed(predicted, mask, scope);
    NDArray wanted = encoder.embed(clean, mask, scope);
    return distance.of(heard, wanted);
  }
}
