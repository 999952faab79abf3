package io.formant.stages.diffusion;

/**
 * What one item of a batch is to say, and how.
 *
 * @param content of each frame, (F, C)
 * @param style standardised, (E)
 */
@SuppressWarnings("ArrayRecordComponent") // a bundle of arrays, never compared
record Utterance(float[][] content, float[] style) {
  int frames() {
    return content.length;
  }
}
