package io.formant.stages;

import io.formant.artifact.Artifact;
import io.formant.artifact.Kind;
import java.util.List;

/**
 * What is said, as tokens: phones, one sentence vector, or coarse spectrogram frames.
 *
 * @param tokens S
 * @param width of one token
 * @param values (S, width)
 * @param durationsSeconds how long each token lasts in the clip it was made from, (S): what the duration model learns from
 *     and sampling never reads
 * @param phones the tokens' names where they are phones, else empty
 * @param timed whether the durations are measured; otherwise they are a first guess that training may align to the audio
 */
@Kind("content item")
public record Content(
    int tokens,
    int width,
    float[] values,
    double[] durationsSeconds,
    List<String> phones,
    boolean timed)
    implements Artifact {
  public Content {
    phones = List.copyOf(phones);
    if (values.length != tokens * width || durationsSeconds.length != tokens) {
      throw new IllegalArgumentException(
          "content is (" + values.length + "), expected (" + tokens + ", " + width + ")");
    }
  }

  /** The tokens as rows, (S, width). */
  public float[][] rows() {
    return Rows.of(values, 0, tokens, width);
  }
}
