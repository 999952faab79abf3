package io.formant.stages.voice;

import io.formant.audio.Waveform;
import io.formant.model.vits.VitsSynthesizer;
import io.formant.stages.Clip;
import io.formant.text.ipa.IpaPhonemizer;
import io.formant.text.ipa.VitsText;
import java.util.List;

/**
 * A synthesiser with what it knows of text and of who speaks.
 *
 * @param speakers the voice of each speaker, in the order of their numbers; empty where they have no names
 */
public record VitsVoices(
    VitsSynthesizer synthesizer, VitsText text, IpaPhonemizer phonemizer, List<String> speakers)
    implements AutoCloseable {

  private static final float PEAK = 0.99f;

  public VitsVoices {
    speakers = List.copyOf(speakers);
  }

  /** The ids of a text. */
  public int[] ids(String words) {
    return text.ids(words, phonemizer);
  }

  /**
   * The number of a voice: its place among the speakers, or the number that it is written as.
   *
   * @throws IllegalArgumentException if it is no speaker of the model
   */
  public int speaker(String voice) {
    if (!synthesizer.config().manySpeakers()) {
      return VitsSynthesizer.NOBODY;
    }
    int place = speakers.indexOf(voice);
    if (place >= 0) {
      return place;
    }
    if (voice.matches("\\d{1,6}")) {
      return Integer.parseInt(voice);
    }
    throw new IllegalArgumentException("voice '" + voice + "' is no speaker of the model, expected "
        + (speakers.isEmpty()
            ? "a number: name its speakers in order under 'speakers'"
            : "one of " + speakers));
  }

  /** A latent (F, C) as the sound of a speaker. */
  Clip heard(float[][] latent, int speaker) {
    Waveform sound = synthesizer.waveform(latent, speaker).limitedTo(PEAK);
    return new Clip("", "", "", List.of(), new double[0], sound.rateHz(), sound.samples());
  }

  @Override
  public void close() {
    synthesizer.close();
  }
}
