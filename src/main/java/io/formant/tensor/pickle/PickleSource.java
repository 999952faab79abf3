package io.formant.tensor.pickle;

import java.nio.ByteBuffer;

/** Bytes that a pickle is read from, one after the other. */
public interface PickleSource {

  /** How many bytes there are before the end. */
  long remaining();

  /**
   * The next bytes.
   *
   * @throws PickleException if fewer remain; nothing is allocated then
   */
  ByteBuffer next(int count) throws PickleException;

  /**
   * The next byte.
   *
   * @throws PickleException if there is none
   */
  byte next() throws PickleException;
}
