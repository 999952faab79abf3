package io.formant.model.recognizer;

/**
 * A real clip and the answer.
 *
 * @param logMel natural-log mel frames, (F, M); shared, not copied
 * @param label what is said, or who says it
 */
public record LabelledClip(float[][] logMel, String label) {
  public LabelledClip {
    if (logMel.length == 0)
      throw new IllegalArgumentException("clip has no frames, expected at least one");
    if (label.isEmpty())
      throw new IllegalArgumentException("label is empty, expected a word or a voice");
  }
}
