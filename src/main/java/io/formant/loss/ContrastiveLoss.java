package io.formant.loss;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Scope;

/**
 * The symmetric contrastive loss of CLIP and CLAP: each of two embeddings of an item is to be nearer to the other than to those of
 * all other items in the batch.
 *
 * <p>Sources: Radford et al. 2021, https://arxiv.org/abs/2103.00020; Wu et al. 2023, https://arxiv.org/abs/2211.06687.
 *
 * @param scale by which cosines are multiplied: the inverse temperature, 1/0.07 at the start of CLIP's training
 */
public record ContrastiveLoss(double scale) {

  public ContrastiveLoss {
    if (!(scale > 0)) {
      throw new IllegalArgumentException("scale is " + scale + ", expected a positive one");
    }
  }

  /**
   * The loss of a batch, a scalar.
   *
   * @param a (B, E), of any length but 0
   * @param b (B, E), row for row the counterparts of {@code a}
   */
  public NDArray at(NDArray a, NDArray b, Scope scope) {
    NDArray cosines = Kernels.unit(a).matMul(Kernels.unit(b).transpose());
    long[] own = new long[Math.toIntExact(a.getShape().get(0))];
    for (int i = 0; i < own.length; i++) {
      own[i] = i;
    }
    NDArray logits = Kernels.times(cosines, scale);
    NDArray classes = scope.from(own, own.length);
    NDArray there = Kernels.crossEntropy(logits, classes);
    NDArray back = Kernels.crossEntropy(logits.transpose(), classes);
    return Kernels.blend(0.5, there, 0.5, back);
  }
}
