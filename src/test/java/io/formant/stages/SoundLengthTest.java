package io.formant.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.formant.artifact.AudioLength;
import io.formant.audio.spectrum.MelSettings;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SoundLengthTest {
  private static final AudioLength LENGTH =
      ServiceLoader.load(AudioLength.class).findFirst().orElseThrow();

  @Test
  void clips_and_frames_are_as_long_as_their_sound() {
    MelSettings settings = MelSettings.forRate(8000);
    Clip clip = new Clip("", "", "", List.of(), new double[0], 8000, new float[2000]);
    MelFrames mel = new MelFrames(settings, new float[50][settings.bands()]);
    LatentFrames latent = new LatentFrames("", 8000, 80, new float[25][3]);

    assertThat(LENGTH.seconds(clip)).hasValue(0.25);
    assertThat(LENGTH.seconds(mel).orElseThrow())
        .isCloseTo(50.0 * settings.hopSamples() / 8000, within(1e-12));
    assertThat(LENGTH.seconds(latent)).hasValue(0.25);
  }

  @Test
  void what_is_no_sound_has_no_length() {
    assertThat(LENGTH.seconds(new Embedding(new float[4]))).isEmpty();
  }
}
