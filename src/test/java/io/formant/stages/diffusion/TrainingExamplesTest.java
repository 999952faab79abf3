package io.formant.stages.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.stage.Item;
import io.formant.stages.Cell;
import io.formant.stages.Content;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each clip's style holds its number beside its voice; scaling keeps their order. */
class TrainingExamplesTest {
  private static final List<Cell> CELLS = List.of(
      new Cell("train", "ann", "one"),
      new Cell("train", "ann", "one"),
      new Cell("train", "ann", "two"),
      new Cell("train", "bob", "one"),
      new Cell("train", "bob", "one"));

  private static TrainingExamples examples() {
    List<TrainingClip> clips = new ArrayList<>();
    for (int i = 0; i < CELLS.size(); i++) {
      Content content =
          new Content(2, 1, new float[] {1, 2}, new double[] {0.1, 0.3}, List.of(), true);
      float[][] picture = new float[8 + i][];
      Arrays.setAll(picture, frame -> new float[] {frame, -frame});
      clips.add(new TrainingClip(CELLS.get(i), picture, content, new float[] {i, i * i}));
    }
    return new TrainingExamples(clips);
  }

  /** The clips whose style is drawn for a clip. */
  private static TreeSet<Integer> sources(int clip) {
    TrainingExamples examples = examples();
    RandomStream random = new Seed(3).stream();
    TreeSet<Integer> sources = new TreeSet<>();
    for (int draw = 0; draw < 50; draw++) {
      float style = examples.condition(clip, random).style()[0];
      for (int i = 0; i < CELLS.size(); i++) {
        if (examples.styles().apply(new float[] {i, i * i})[0] == style) {
          sources.add(i);
        }
      }
    }
    return sources;
  }

  @Test
  void a_style_comes_from_a_clip_of_the_voice_that_says_another_text() {
    assertThat(sources(0)).containsExactly(2);
    assertThat(sources(2)).containsExactly(0, 1);
  }

  @Test
  void a_voice_that_says_one_text_alone_lends_any_of_its_styles() {
    assertThat(sources(3)).containsExactly(3, 4);
  }

  @Test
  void tokens_are_stretched_over_the_frames_of_the_clip() {
    TrainingExamples examples = examples();

    for (int clip = 0; clip < CELLS.size(); clip++) {
      assertThat(examples.condition(clip, new Seed(1).stream()).frames())
          .isEqualTo(examples.lengths()[clip])
          .isEqualTo(8 + clip);
    }
    float[][] content = examples.condition(0, new Seed(1).stream()).content();
    assertThat(Arrays.stream(content).map(frame -> frame[0]))
        .containsExactly(1f, 1f, 2f, 2f, 2f, 2f, 2f, 2f);
  }

  @Test
  void spectrograms_are_standardised_band_by_band_over_all_clips() {
    TrainingExamples examples = examples();
    double sum = 0;
    double squares = 0;
    int frames = 0;
    for (int clip = 0; clip < examples.size(); clip++) {
      for (float[] frame : examples.mel(clip)) {
        sum += frame[1];
        squares += frame[1] * frame[1];
        frames++;
      }
    }

    assertThat(sum / frames).isCloseTo(0, within(1e-5));
    assertThat(squares / frames).isCloseTo(1, within(1e-5));
  }

  @Test
  void inputs_that_share_no_clip_teach_nothing_and_say_so() {
    Content content = new Content(1, 1, new float[1], new double[1], List.of(), true);

    assertThatThrownBy(
            () -> TrainingClip.join(List.of(), List.of(Item.of("a", Map.of(), content)), List.of()))
        .hasMessageContaining("nothing to learn from");
  }
}
