package io.formant.stages.embed;

import io.formant.stage.Rejection;
import io.formant.stage.Traits;

/** That clips are at the rate that a model hears: nothing is converted unasked. */
final class ModelRate {
  private ModelRate() {}

  /**
   * @param clips what the stage {@code from} yields
   * @throws Rejection at {@code from} if they are not
   */
  static void require(Traits clips, int modelHz) {
    int rateHz = clips.rateHz().orElseThrow();
    if (rateHz != modelHz) {
      throw new Rejection(
          "from",
          "clips are at " + rateHz + " Hz, expected the model's " + modelHz
              + " Hz: put {type: resample, from: …, rate-hz: " + modelHz + "} between");
    }
  }
}
