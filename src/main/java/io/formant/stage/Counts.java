package io.formant.stage;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** How a key counts in the fingerprint, where it does not simply count with its value. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Counts {
  As value();

  /** The ways to count. */
  enum As {
    /** Not at all: the key says how a result is made, and changes nothing of it. */
    NOTHING,

    /** As how far the work goes: a task that went less far may {@linkplain Task#leave leave} where it came to for this one. */
    EXTENT
  }
}
