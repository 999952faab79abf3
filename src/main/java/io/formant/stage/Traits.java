package io.formant.stage;

import io.formant.artifact.Artifact;
import io.formant.artifact.Kind;
import java.util.OptionalInt;

/**
 * What is known of a stage's output before it runs; the plan checks references by it.
 *
 * @param kind the artifact, or the set of it
 * @param rateHz sampling rate of the audio behind it
 * @param hopSamples distance of two frames
 * @param width size of one frame or embedding: mel bands, embedding dimension
 */
public record Traits(
    Class<? extends Artifact> kind, OptionalInt rateHz, OptionalInt hopSamples, OptionalInt width) {

  public static Traits of(Class<? extends Artifact> kind) {
    return new Traits(kind, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  public Traits withKind(Class<? extends Artifact> kind) {
    return new Traits(kind, rateHz, hopSamples, width);
  }

  public Traits withRateHz(int rateHz) {
    return new Traits(kind, OptionalInt.of(rateHz), hopSamples, width);
  }

  public Traits withHopSamples(int hopSamples) {
    return new Traits(kind, rateHz, OptionalInt.of(hopSamples), width);
  }

  public Traits withWidth(int width) {
    return new Traits(kind, rateHz, hopSamples, OptionalInt.of(width));
  }

  /** The kind's word in messages: {@code clips}. */
  public String kindName() {
    return nameOf(kind);
  }

  public static String nameOf(Class<?> kind) {
    Kind word = kind.getAnnotation(Kind.class);
    return word == null ? kind.getSimpleName() : word.value();
  }
}
