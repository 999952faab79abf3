package io.formant.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChannelTest {
  private static final int RATE_HZ = 16_000;

  private static Waveform tone(double hz) {
    float[] samples = new float[RATE_HZ / 2];
    for (int i = 0; i < samples.length; i++)
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / RATE_HZ));
    return new Waveform(samples, RATE_HZ);
  }

  private static double power(Waveform clip) {
    double power = 0;
    for (float sample : clip.samples()) power += (double) sample * sample / clip.length();
    return power;
  }

  private static Waveform sum(Waveform a, Waveform b) {
    float[] sum = new float[a.length()];
    for (int i = 0; i < sum.length; i++) sum[i] = (a.samples()[i] + b.samples()[i]) / 2;
    return a.with(sum);
  }

  private static double amplitude(Waveform clip, double hz) {
    double real = 0;
    double imaginary = 0;
    for (int i = 0; i < clip.length(); i++) {
      real += clip.samples()[i] * Math.cos(2 * Math.PI * hz * i / RATE_HZ) / clip.length();
      imaginary += clip.samples()[i] * Math.sin(2 * Math.PI * hz * i / RATE_HZ) / clip.length();
    }
    return 2 * Math.hypot(real, imaginary);
  }

  @ParameterizedTest
  @EnumSource
  void length_rate_and_peak_are_kept_and_the_seed_decides(Channel channel) {
    Waveform clip = tone(440);
    Waveform heard = channel.of(clip, 1);

    assertThat(heard.length()).isEqualTo(clip.length());
    assertThat(heard.rateHz()).isEqualTo(RATE_HZ);
    assertThat(heard.peak()).isCloseTo(clip.peak(), within(1e-5f));
    assertThat(channel.of(clip, 1)).isEqualTo(heard);
  }

  @ParameterizedTest
  @EnumSource
  void silence_stays_silence(Channel channel) {
    assertThat(channel.of(new Waveform(new float[100], RATE_HZ), 1).peak()).isZero();
  }

  @Test
  void a_clean_channel_changes_nothing() {
    assertThat(Channel.CLEAN.of(tone(440), 1)).isEqualTo(tone(440));
  }

  @Test
  void a_telephone_passes_speech_and_drops_what_is_above_and_below() {
    Waveform heard = Channel.TELEPHONE.of(sum(tone(1000), tone(6000)), 1);
    Waveform low = Channel.TELEPHONE.of(sum(tone(1000), tone(60)), 1);

    assertThat(amplitude(heard, 6000)).isLessThan(0.01 * amplitude(heard, 1000));
    assertThat(amplitude(low, 60)).isLessThan(0.1 * amplitude(low, 1000));
  }

  @Test
  void noise_is_fifteen_decibels_below_the_clip() {
    Waveform clip = tone(440);
    Waveform heard = Channel.NOISE.of(clip, 1);
    float scale = (float) (amplitude(heard, 440) / amplitude(clip, 440));
    float[] rest = new float[clip.length()];
    for (int i = 0; i < rest.length; i++) rest[i] = heard.samples()[i] - scale * clip.samples()[i];

    assertThat(10 * Math.log10(scale * scale * power(clip) / power(clip.with(rest))))
        .isCloseTo(15, within(0.5));
  }

  @Test
  void a_room_sounds_on() {
    float[] click = new float[RATE_HZ / 2];
    click[0] = 1;
    Waveform heard = Channel.ROOM.of(new Waveform(click, RATE_HZ), 1);
    Waveform early = heard.slice(1, RATE_HZ / 20);
    Waveform late = heard.slice(RATE_HZ / 4, RATE_HZ / 4 + RATE_HZ / 20);

    assertThat(power(early)).isGreaterThan(10 * power(late));
    assertThat(power(late)).isPositive();
  }
}
