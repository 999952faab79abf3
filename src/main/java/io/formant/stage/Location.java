package io.formant.stage;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks a key that says where data lies: what it holds counts in the fingerprint, its name does not. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Location {}
