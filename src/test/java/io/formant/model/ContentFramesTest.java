package io.formant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentFramesTest {

  @Test
  void each_token_lasts_as_many_frames_as_its_duration() {
    float[][] frames = ContentFrames.of(new float[][] {{1, 0}, {0, 1}}, new int[] {2, 3});

    assertThat(frames).hasDimensions(5, 2 + ContentFrames.POSITIONS);
    assertThat(frames[1][0]).isEqualTo(1);
    assertThat(frames[2][0]).isEqualTo(0);
    assertThat(frames[2][1]).isEqualTo(1);
  }

  @Test
  void a_token_without_frames_is_left_out() {
    float[][] frames = ContentFrames.of(new float[][] {{1}, {2}, {3}}, new int[] {1, 0, 1});

    assertThat(frames).hasNumberOfRows(2);
    assertThat(frames[1][0]).isEqualTo(3);
  }

  @Test
  void the_place_in_a_token_rises_evenly_around_its_middle() {
    float[][] frames = ContentFrames.of(new float[][] {{0}}, new int[] {4});

    assertThat(new float[] {frames[0][1], frames[1][1], frames[2][1], frames[3][1]})
        .containsExactly(-0.75f, -0.25f, 0.25f, 0.75f);
  }

  @Test
  void durations_must_be_one_a_token() {
    assertThatThrownBy(() -> ContentFrames.of(new float[2][1], new int[] {1}))
        .hasMessage("1 durations for 2 tokens, expected one each");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void scaled_durations_fill_the_clip_exactly(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] durations = random.doubles(1 + random.nextInt(20), 0.01, 2).toArray();
    int total = 1 + random.nextInt(300);

    int[] frames = ContentFrames.scaled(durations, total);

    assertThat(Arrays.stream(frames).sum()).isEqualTo(total);
    assertThat(Arrays.stream(frames).min().orElseThrow()).isNotNegative();
  }
}
