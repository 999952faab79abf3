package io.formant.stages.judge;

import io.formant.audio.Waveform;
import io.formant.stage.Item;
import io.formant.stages.Cell;
import io.formant.stages.Clip;

/**
 * A clip with what the recognisers made of it. Two are equal only if they are the same.
 *
 * @param item its labels say who was to speak, what was to be said, and how it was made
 * @param picture log-mel, (F, M)
 * @param content what the recogniser of content answers
 * @param speaker what the recogniser of voices answers
 */
public record Judged(
    Item<Clip> item, Waveform waveform, float[][] picture, Answer content, Answer speaker) {

  /**
   * What a recogniser makes of a clip.
   *
   * @param label the likeliest; empty where it was not asked
   * @param asked probability of what was asked for; NaN where it was not asked, or knows no such label
   * @param point where its last hidden layer puts the clip, (E); empty where it was not asked
   */
  public record Answer(String label, double asked, float[] point) {
    static final Answer NONE = new Answer("", Double.NaN, new float[0]);
  }

  /** What was heard. */
  public String heardText() {
    return content.label();
  }

  /** Who was heard. */
  public String heardVoice() {
    return speaker.label();
  }

  /** The cell asked for. */
  public Cell cell() {
    return Cell.of(item);
  }

  public String voice() {
    return item.label("voice");
  }

  public String text() {
    return item.label("text");
  }

  /** true, shuffled, swapped, null or noise for a generated clip, by the style it was given; empty for others. */
  public String condition() {
    return item.label("condition");
  }

  /** Whether the clip was to say its text, not another one or none. */
  public boolean isOfContentAskedFor() {
    String content = item.label("content");
    return content.isEmpty() || content.equals("true");
  }

  /** The scales of a generated clip; empty for others. */
  public String guidance() {
    return item.label("guidance");
  }

  public boolean contentRight() {
    return heardText().equals(text());
  }

  public boolean voiceRight() {
    return heardVoice().equals(voice());
  }

  public boolean bothRight() {
    return contentRight() && voiceRight();
  }

  /** How little the recognisers expected text and voice of this clip: −ln of their probabilities, in nats; 0 where they are certain. */
  public double surprise() {
    return -Math.log(Math.max(Float.MIN_NORMAL, content.asked()))
        - Math.log(Math.max(Float.MIN_NORMAL, speaker.asked()));
  }

  Judged hearing(Answer text, Answer voice) {
    return new Judged(item, waveform, picture, text, voice);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
