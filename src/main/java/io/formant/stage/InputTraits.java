package io.formant.stage;

/** The traits of every stage that a spec refers to. */
public interface InputTraits {
  Traits of(From<?> from);
}
