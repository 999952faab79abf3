package io.formant.audio.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.audio.Signals;
import io.formant.audio.Waveform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoiceTest {
  @ParameterizedTest
  @CsvSource({"8000,80", "8000,220", "16000,110", "16000,345.5", "22050,470"})
  void the_pitch_of_a_buzz_is_found(int rateHz, double hz) {
    float[] track = new Pitch(rateHz).track(Signals.buzz(hz, 0.4, rateHz));
    assertThat(track).hasSize(41);
    for (int t = 5; t < 36; t++) assertThat((double) track[t]).isCloseTo(hz, within(0.01 * hz));
  }

  @Test
  void noise_and_silence_are_unvoiced() {
    Pitch pitch = new Pitch(16_000);
    assertThat(pitch.track(new Waveform(new float[8000], 16_000))).containsOnly(0);
    float[] track = pitch.track(new Waveform(Signals.noise(16_000, 0.5f, 1), 16_000));
    int voiced = 0;
    for (float f0Hz : track) if (f0Hz > 0) voiced++;
    assertThat(voiced).isLessThan(5);
  }

  @Test
  void loudness_moves_only_the_first_cepstrum() {
    Mfcc mfcc = new Mfcc(16_000, 14);
    Waveform clip = new Waveform(Signals.noise(8000, 0.1f, 2), 16_000);
    float[] quiet = mfcc.cepstra(clip)[20];
    float[] loud = mfcc.cepstra(clip.scaled(3))[20];
    assertThat(loud[0] - quiet[0]).isCloseTo((float) Math.log(3), within(1e-4f));
    for (int m = 1; m < 14; m++) assertThat(loud[m]).isCloseTo(quiet[m], within(1e-4f));
  }

  @Test
  void all_cepstra_together_are_the_picture() {
    Waveform clip = Signals.buzz(130, 0.3, 16_000);
    float[] c = new Mfcc(16_000, 40).cepstra(clip)[10];
    float[] frame =
        new Mel(MelSettings.forRate(16_000).withBands(40).withFrames(400, 160)).picture(clip)[10];
    for (int band = 0; band < 40; band++) {
      double sum = c[0];
      for (int m = 1; m < 40; m++) sum += c[m] * Math.cos(Math.PI * m * (band + 0.5) / 40);
      assertThat(sum).isCloseTo(frame[band], within(1e-3));
    }
  }

  @Test
  void statistics_tell_a_high_voice_from_a_low_one() {
    VoiceStatistics statistics = new VoiceStatistics(16_000);
    float[] low = statistics.of(Signals.buzz(100, 0.5, 16_000));
    float[] high = statistics.of(Signals.buzz(200, 0.5, 16_000));
    assertThat(low).hasSize(VoiceStatistics.WIDTH);
    assertThat(low[39]).isCloseTo((float) Math.log(100), within(0.02f));
    assertThat(high[39]).isCloseTo((float) Math.log(200), within(0.02f));
    assertThat(low[VoiceStatistics.WIDTH - 1]).isGreaterThan(0.9f);
  }

  @Test
  void a_whisper_has_no_pitch_and_says_so() {
    float[] vector =
        new VoiceStatistics(16_000).of(new Waveform(Signals.noise(8000, 0.5f, 4), 16_000));
    assertThat(vector[VoiceStatistics.WIDTH - 1]).isLessThan(0.1f);
    assertThat(vector).doesNotContain(Float.NaN);
  }

  @Test
  void clips_of_another_rate_are_refused() {
    assertThatThrownBy(() -> new Pitch(16_000).track(Signals.sine(100, 0.1, 8000, 1)))
        .hasMessageContaining("resample it first");
  }
}
