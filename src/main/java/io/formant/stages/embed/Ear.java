package io.formant.stages.embed;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;
import org.jspecify.annotations.Nullable;

/** A trained encoder of clips, through which gradients pass: what a training listens by. */
public interface Ear extends AutoCloseable {

  /** Sampling rate of what it hears. */
  int rateHz();

  /**
   * Unit vectors of waveforms.
   *
   * @param waveforms (B, T, 1)
   * @param mask (B, T), 1 on valid samples; null if all are
   * @return (B, E)
   */
  NDArray embed(NDArray waveforms, @Nullable NDArray mask, Scope scope);

  @Override
  void close();
}
