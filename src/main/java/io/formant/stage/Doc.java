package io.formant.stage;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** What a key means, with its unit in brackets: {@code target sampling rate [Hz]}. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Doc {
  String value();
}
