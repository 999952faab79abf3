package io.formant.stages.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Settings;
import io.formant.stages.reference.Values;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpeakerParityTest {

  private static double[] mel(Map<String, @Nullable Object> config) {
    float[] samples = new float[3000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.3 * Math.sin(0.001 * i * i));
    }
    Values waveform = Values.of(samples, samples.length);
    ReferenceCase reference = new ReferenceCase(
        Path.of(""), "speaker_mel", new Settings(config), Map.of("in.waveform", waveform));
    return new SpeakerParity().outputs(reference).get("mel").numbers();
  }

  @Test
  void bands_without_a_highest_frequency_reach_to_half_the_rate() {
    Map<String, @Nullable Object> unlimited = new HashMap<>();
    unlimited.put("mel_fmax", null);

    assertThat(mel(unlimited)).isEqualTo(mel(Map.of("mel_fmax", 11_025.0)));
  }

  @Test
  void bands_of_which_nothing_is_said_reach_to_8_kilohertz() {
    assertThat(mel(Map.of())).isEqualTo(mel(Map.of("mel_fmax", 8000)));
  }
}
