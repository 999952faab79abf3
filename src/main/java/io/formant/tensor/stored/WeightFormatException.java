package io.formant.tensor.stored;

import java.io.IOException;

/** A weight file that is damaged, hostile, or in a form that is not read here: get another one. */
public final class WeightFormatException extends IOException {

  public WeightFormatException(String message) {
    super(message);
  }

  public WeightFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
