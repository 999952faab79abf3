package io.formant.model.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.tensor.RandomStream;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DurationModelTest {
  private static final int SYMBOLS = 6;
  private static final double[] LOG_FRAMES = {0.7, 1.2, 1.6, 2.0, 2.4, 2.8};
  private static final double[] VOICE_RATE = {-0.3, 0, 0.4};

  @Test
  void a_voice_that_never_said_a_word_says_it_at_its_own_rate() {
    DurationModel model = DurationModel.train(DurationConfig.of(SYMBOLS, 3), clips(true));

    double[] predicted = model.predict(content(0, 5, 1, 0), voice(2));

    assertThat(predicted[1]).isCloseTo(Math.exp(LOG_FRAMES[5] + VOICE_RATE[2]), within(1.5));
    assertThat(predicted[2]).isCloseTo(Math.exp(LOG_FRAMES[1] + VOICE_RATE[2]), within(0.5));
  }

  @Test
  void the_total_length_of_one_sentence_vector_is_predicted() {
    List<TimedTokens> clips = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      float[] sentence = {i % 3, 1, i % 5 / 5f};
      double[] frames = {40 * Math.pow(1.25, i % 3)};
      clips.add(new TimedTokens(new float[][] {sentence}, voice(i / 3 % 3), frames));
    }
    DurationModel model = DurationModel.train(DurationConfig.of(3, 3), clips);

    assertThat(model.frames(new float[][] {{2, 1, 0}}, voice(1))[0]).isBetween(61, 64);
  }

  @Test
  void whole_frames_keep_the_total_and_the_least_durations() {
    DurationModel model = DurationModel.train(DurationConfig.of(SYMBOLS, 3), clips(false));
    float[][] content = content(0, 3, 4, 1, 2, 0);

    int[] frames = model.frames(content, voice(0));

    assertThat(Arrays.stream(frames).min().orElseThrow()).isPositive();
    assertThat(Arrays.stream(frames).sum())
        .isCloseTo(
            (int) Math.round(Arrays.stream(model.predict(content, voice(0))).sum()), within(1));
  }

  @Test
  void takes_differ_as_far_as_the_temperature_allows_and_repeat_with_their_seed() {
    DurationModel model = DurationModel.train(DurationConfig.of(SYMBOLS, 3), clips(false));
    float[][] content = content(0, 3, 4, 1, 2, 0);

    assertThat(model.frames(content, voice(1), new Seed(4).stream(), 0))
        .isEqualTo(model.frames(content, voice(1)));
    assertThat(model.frames(content, voice(1), new Seed(4).stream(), 3))
        .isEqualTo(model.frames(content, voice(1), new Seed(4).stream(), 3))
        .isNotEqualTo(model.frames(content, voice(1), new Seed(5).stream(), 3));
  }

  @Test
  void it_rests_as_named_tensors() {
    DurationModel model = DurationModel.train(DurationConfig.of(SYMBOLS, 3), clips(false));

    DurationModel again = DurationModel.of(model.config(), model.weights());

    assertThat(again.predict(content(0, 1, 2, 0), voice(2)))
        .isEqualTo(model.predict(content(0, 1, 2, 0), voice(2)));
  }

  @Test
  void content_of_another_width_is_refused() {
    DurationModel model = DurationModel.train(DurationConfig.of(SYMBOLS, 3), clips(false));

    assertThatThrownBy(() -> model.predict(new float[][] {{1, 2}}, voice(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("content token is 2 wide, expected 6");
  }

  /** Three voices say six symbols; with {@code withheld}, voice 2 never says symbol 5. */
  private static List<TimedTokens> clips(boolean withheld) {
    RandomStream random = new Seed(3).stream();
    List<TimedTokens> clips = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      int voice = i % 3;
      int[] symbols = {
        0, random.below(SYMBOLS), random.below(withheld && voice == 2 ? 5 : SYMBOLS), 0
      };
      if (withheld && voice == 2 && symbols[1] == 5) symbols[1] = 4;
      double[] frames = Arrays.stream(symbols)
          .mapToDouble(s -> Math.exp(LOG_FRAMES[s] + VOICE_RATE[voice] + 0.1 * random.normal()))
          .toArray();
      clips.add(new TimedTokens(content(symbols), voice(voice), frames));
    }
    return clips;
  }

  private static float[][] content(int... symbols) {
    float[][] tokens = new float[symbols.length][SYMBOLS];
    for (int k = 0; k < symbols.length; k++) tokens[k][symbols[k]] = 1;
    return tokens;
  }

  private static float[] voice(int index) {
    float[] style = new float[3];
    style[index] = 1;
    return style;
  }
}
