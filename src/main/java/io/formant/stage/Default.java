package io.formant.stage;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The value, as YAML, of a key that is left out. A key with neither default nor {@code Optional} type is required. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Default {
  String value();
}
