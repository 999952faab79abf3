package io.formant.model.clap;

/**
 * A clip and the words that describe it. Clips that share a caption are positives of each other.
 *
 * @param logMel natural-log mel frames, (F, M); shared, not copied
 * @param caption such as "an old Scottish man, speaking slowly", or a voice's name
 */
public record CaptionedClip(float[][] logMel, String caption) {
  public CaptionedClip {
    if (logMel.length == 0)
      throw new IllegalArgumentException("clip has no frames, expected at least one");
    if (caption.isBlank()) throw new IllegalArgumentException("caption is blank, expected words");
  }
}
