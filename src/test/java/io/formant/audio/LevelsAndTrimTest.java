package io.formant.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LevelsAndTrimTest {
  @Test
  void a_full_scale_sine_is_three_decibels_below_full_scale() {
    Levels levels = Levels.of(Signals.sine(440, 1, 16_000, 0.99f));
    assertThat(levels.rmsDbfs()).isCloseTo(-3.1, within(0.01));
    assertThat(levels.peak()).isCloseTo(0.99f, within(1e-3f));
    assertThat(levels.clippedFraction()).isZero();
    assertThat(levels.silent()).isFalse();
    assertThat(levels.finite()).isTrue();
  }

  @Test
  void clipping_silence_and_what_is_not_a_number_are_noticed() {
    assertThat(Levels.of(new Waveform(new float[] {1, -1, 0, 0.5f}, 8000)).clippedFraction())
        .isEqualTo(0.5);
    assertThat(Levels.of(new Waveform(new float[100], 8000)).silent()).isTrue();
    assertThat(Levels.of(new Waveform(new float[] {Float.NaN, 0}, 8000)).finite())
        .isFalse();
    assertThatThrownBy(() -> Levels.of(new Waveform(new float[0], 8000)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void silence_around_a_tone_is_trimmed_up_to_the_padding() {
    float[] samples = new float[16_000];
    System.arraycopy(Signals.sine(300, 0.3, 16_000, 0.5f).samples(), 0, samples, 5000, 4800);
    Trim trim = Trim.of(new Waveform(samples, 16_000));
    assertThat(trim.begin()).isBetween(5000 - 320 - 160, 5000 - 320);
    assertThat(trim.end()).isBetween(9800 + 320, 9800 + 320 + 160);
    assertThat(trim.apply(new Waveform(samples, 16_000)).length())
        .isEqualTo(trim.end() - trim.begin());
  }

  @Test
  void trimming_does_not_depend_on_loudness() {
    Waveform buzz = Signals.buzz(120, 0.2, 8000);
    float[] samples = Signals.noise(8000, 1e-4f, 3);
    for (int i = 0; i < buzz.length(); i++) samples[3000 + i] += buzz.samples()[i];
    Waveform waveform = new Waveform(samples, 8000);
    assertThat(Trim.of(waveform.scaled(0.01f))).isEqualTo(Trim.of(waveform));
    assertThat(Trim.of(waveform).begin()).isGreaterThan(2000);
  }

  @Test
  void a_silent_clip_is_kept_whole() {
    assertThat(Trim.of(new Waveform(new float[500], 8000))).isEqualTo(new Trim(0, 500));
  }

  @Test
  void limiting_scales_down_what_is_too_loud_and_leaves_the_rest() {
    Waveform loud = new Waveform(new float[] {2, -4}, 8000);
    assertThat(loud.limitedTo(1).samples()).containsExactly(0.5f, -1);
    assertThat(loud.limitedTo(4)).isSameAs(loud);
    assertThatThrownBy(() -> loud.slice(1, 3)).hasMessageContaining("outside the 2 samples");
  }
}
