package io.formant.model;

import java.util.List;

/** A published network that turns clips into vectors. In evaluation: nothing is random. Safe for use by several threads. */
public interface AudioEncoder extends AutoCloseable {

  /** The sampling rate that it hears; clips at another must be resampled first. */
  int rateHz();

  /** E, size of a vector. */
  int width();

  /**
   * One vector a clip, (E) each, in their order.
   *
   * @param clips mono, at {@link #rateHz}, in [−1, 1], of any length but 0; one batch, so not too many at once
   */
  List<float[]> embed(List<float[]> clips);

  @Override
  void close();
}
