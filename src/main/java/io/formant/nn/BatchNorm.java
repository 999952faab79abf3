package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Namespace;
import io.formant.tensor.Pictures;
import java.util.List;

/** A batch norm as it is once trained: the affine map of each channel that its running statistics make. */
public final class BatchNorm {

  private final List<NDArray> values;

  public BatchNorm(Namespace names, int channels) {
    values = List.of(
        names.ones("weight", channels),
        names.zeros("bias", channels),
        names.zeros("running_mean", channels),
        names.ones("running_var", channels));
  }

  /** x (…, channels), same shape out. */
  public NDArray apply(NDArray x) {
    return Pictures.batchNorm(x, values);
  }

  /** Weight, bias, running mean and running variance, (channels) each. */
  public List<NDArray> values() {
    return values;
  }
}
