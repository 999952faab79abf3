package io.formant.tensor.pickle;

import java.io.IOException;

/** A pickle that is damaged, or that asks for what is not built here. */
public final class PickleException extends IOException {

  public PickleException(String message) {
    super(message);
  }
}
