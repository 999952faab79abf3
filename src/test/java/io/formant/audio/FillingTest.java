package io.formant.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FillingTest {
  private static final float[] CLIP = {1, 2, 3};

  @Test
  void a_short_clip_is_repeated_as_a_whole_then_silence_follows() {
    assertThat(Filling.REPEAT_PAD.to(8, CLIP)).containsExactly(1, 2, 3, 1, 2, 3, 0, 0);
  }

  @Test
  void a_short_clip_is_repeated_to_the_last_sample() {
    assertThat(Filling.REPEAT.to(8, CLIP)).containsExactly(1, 2, 3, 1, 2, 3, 1, 2);
  }

  @Test
  void a_short_clip_is_followed_by_silence() {
    assertThat(Filling.PAD.to(5, CLIP)).containsExactly(1, 2, 3, 0, 0);
  }

  @Test
  void a_long_clip_is_cut_to_its_middle_each_time() {
    assertThat(Filling.REPEAT.to(3, new float[] {1, 2, 3, 4, 5, 6, 7})).containsExactly(3, 4, 5);
  }

  @Test
  void samples_come_back_from_16_bits_rounded_toward_zero() {
    float step = 1 / 32767f;

    assertThat(Filling.quantised(new float[] {1.9f * step, -1.9f * step, 2, -2}))
        .containsExactly(step, -step, 1, -1);
  }

  @Test
  void an_empty_clip_is_refused() {
    assertThatThrownBy(() -> Filling.PAD.to(4, new float[0]))
        .hasMessageContaining("an empty clip can't be heard");
  }
}
