package io.formant.stage;

import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names a stage, documents it and shows its use. */
@Stereotype
@Singleton
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StageType {
  /** The name in YAML, such as {@code featurize.mel}: the job, never a class. */
  String value();

  /** What it does, in one sentence. */
  String about();

  /** A flow mapping that uses it: {@code {type: featurize.mel, from: clips}}. */
  String example();
}
