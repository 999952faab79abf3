package io.formant.stages;

import io.formant.artifact.Artifact;
import io.formant.artifact.Kind;
import io.formant.audio.Waveform;
import java.util.List;

/**
 * A recording with what is known of it.
 *
 * @param voice who speaks
 * @param text what is said
 * @param speakerAbout a description of the voice; empty where the corpus has none
 * @param phones what is said, phone by phone; empty where the corpus does not say
 * @param durationsSeconds of each phone; empty where the corpus does not say
 * @param samples mono, in [−1, 1]
 */
@Kind("clip")
public record Clip(
    String voice,
    String text,
    String speakerAbout,
    List<String> phones,
    double[] durationsSeconds,
    int rateHz,
    float[] samples)
    implements Artifact {
  public Clip {
    phones = List.copyOf(phones);
  }

  public double lengthSeconds() {
    return waveform().lengthSeconds();
  }

  /** The samples with their rate; the array is shared. */
  public Waveform waveform() {
    return new Waveform(samples, rateHz);
  }

  /** The same words in the same voice as another sound. */
  public Clip with(Waveform sound) {
    return new Clip(
        voice, text, speakerAbout, phones, durationsSeconds, sound.rateHz(), sound.samples());
  }

  /** The words under which a voice is described: the description where there is one, else the voice's name. */
  public String caption() {
    return speakerAbout.isBlank() ? voice : speakerAbout;
  }
}
