package io.formant.stages.proof;

import io.formant.stages.judge.Judged;

/** A clip whose latent was made in one voice and which was decoded as a speaker. */
record Crossed(Judged clip) {

  /** Whether the latent was generated; otherwise it is a recording's. */
  boolean isGenerated() {
    return !clip.item().label("style-voice").isEmpty();
  }

  /** The voice that the latent was made in. */
  String given() {
    return isGenerated() ? clip.item().label("style-voice") : clip.voice();
  }

  /** The speaker that it was decoded as. */
  String speaker() {
    return clip.item().label("speaker");
  }

  boolean isOfOneVoice() {
    return given().equals(speaker());
  }

  boolean heardAs(String voice) {
    return clip.heardVoice().equals(voice);
  }

  boolean contentRight() {
    return clip.contentRight();
  }

  /** What the clip shares with those from the same latent, the voice aside: what it says, and which take it is. */
  String said() {
    return String.join("\n", clip.text(), clip.item().label("take"));
  }
}
