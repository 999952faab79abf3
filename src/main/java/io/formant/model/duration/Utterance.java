package io.formant.model.duration;

import io.formant.text.PhoneSymbols;
import java.util.List;

/**
 * A recorded clip and the phones said in it, times unknown.
 *
 * @param voice whose recording it is: level and timbre are taken off voice by voice
 * @param phones names of {@link PhoneSymbols}; the first and the last may last 0 frames
 * @param logMel natural-log mel frames, (F, M); shared, not copied
 */
public record Utterance(String voice, List<String> phones, float[][] logMel) {
  public Utterance {
    phones = List.copyOf(phones);
    if (phones.isEmpty())
      throw new IllegalArgumentException("utterance has no phones, expected at least one");
    if (logMel.length == 0)
      throw new IllegalArgumentException("utterance has no frames, expected at least one");
    phones.forEach(PhoneSymbols::id);
  }
}
