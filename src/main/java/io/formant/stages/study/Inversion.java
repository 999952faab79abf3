package io.formant.stages.study;

import io.formant.audio.Waveform;
import io.formant.stage.Item;
import io.formant.stages.Clip;

/**
 * A sound that was made to be heard as a clip. Losses are squared distances of unit vectors, 2 − 2 cosines.
 *
 * @param target the clip whose embedding was sought
 * @param start what the descent started from, in a word
 * @param begin the sound that it started from
 * @param found the sound that it found, as 16 bits hold it
 * @param losses of each step
 * @param before the loss of {@code begin}
 * @param after the loss of {@code found}
 * @param telephone the loss of {@code found} as a telephone would carry it
 * @param targetTelephone the loss of the target itself as a telephone would carry it
 */
record Inversion(
    Item<Clip> target,
    String start,
    Waveform begin,
    Waveform found,
    double[] losses,
    double before,
    double after,
    double telephone,
    double targetTelephone) {
  /** Below this a loss is rounding. */
  private static final double LEAST = 1e-9;

  /** How many times smaller the loss became. */
  double factor() {
    return before / Math.max(after, LEAST);
  }

  /** The found sound under the target's labels. */
  Item<Clip> foundItem() {
    return item(found);
  }

  /** The sound that it started from, under the target's labels. */
  Item<Clip> beginItem() {
    return item(begin);
  }

  private Item<Clip> item(Waveform sound) {
    return Item.of(target.key(), target.labels(), target.value().with(sound));
  }
}
