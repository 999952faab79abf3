package io.formant.stages.evaluate;

import io.formant.audio.Waveform;
import io.formant.stage.Item;
import io.formant.stages.Clip;

/**
 * A clip with what the recognisers made of it. Two are equal only if they are the same.
 *
 * @param item its labels say who was to speak, what was to be said, and how it was made
 * @param picture log-mel, (F, M)
 * @param heardText what the content recogniser heard
 * @param heardVoice whom the voice recogniser heard
 */
@SuppressWarnings("ArrayRecordComponent") // holds frames; compared by identity
record Judged(
    Item<Clip> item, Waveform waveform, float[][] picture, String heardText, String heardVoice) {

  String split() {
    return item.label("split");
  }

  String voice() {
    return item.label("voice");
  }

  String text() {
    return item.label("text");
  }

  /** true, shuffled or null for a generated clip; empty for others. */
  String condition() {
    return item.label("condition");
  }

  /** The scales of a generated clip; empty for others. */
  String guidance() {
    return item.label("guidance");
  }

  boolean contentRight() {
    return heardText.equals(text());
  }

  boolean voiceRight() {
    return heardVoice.equals(voice());
  }

  boolean bothRight() {
    return contentRight() && voiceRight();
  }

  Cell cell() {
    return new Cell(split(), voice(), text());
  }

  /** A voice saying a text. */
  record Cell(String split, String voice, String text) {}

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
