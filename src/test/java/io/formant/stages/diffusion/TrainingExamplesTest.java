package io.formant.stages.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.stage.Item;
import io.formant.stages.Cell;
import io.formant.stages.Content;
import io.formant.stages.MelFrames;
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
    return examples(TrainDiffusion.ContentFrom.OWN);
  }

  private static TrainingExamples examples(TrainDiffusion.ContentFrom contentFrom) {
    List<TrainingClip> clips = new ArrayList<>();
    for (int i = 0; i < CELLS.size(); i++) {
      Content content = new Content(
          2, 1, new float[] {1 + 10 * i, 2 + 10 * i}, new double[] {0.1, 0.3}, List.of(), true);
      float[][] picture = new float[8 + i][];
      Arrays.setAll(picture, frame -> new float[] {frame, -frame});
      clips.add(new TrainingClip(CELLS.get(i), picture, content, new float[] {i, i * i}));
    }
    return new TrainingExamples(clips, contentFrom);
  }

  /** The clips whose style is drawn for a clip. */
  private static TreeSet<Integer> sources(int clip) {
    TrainingExamples examples = examples();
    RandomStream random = new Seed(3).stream();
    TreeSet<Integer> sources = new TreeSet<>();
    for (int draw = 0; draw < 50; draw++) {
      float style = examples.draw(clip, random).condition().style()[0];
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
  void content_may_come_from_another_voice_that_says_the_same_in_the_clips_own_time() {
    TrainingExamples examples = examples(TrainDiffusion.ContentFrom.ANOTHER_VOICE);
    RandomStream random = new Seed(4).stream();
    TreeSet<Float> said = new TreeSet<>();
    for (int draw = 0; draw < 50; draw++) {
      ClipCondition condition = examples.draw(3, random).condition();
      assertThat(condition.frames()).isEqualTo(examples.lengths()[3]);
      said.add(condition.content()[0][0]);
    }
    assertThat(said).containsExactly(1f, 11f);
    // no other voice says two
    assertThat(examples.draw(2, random).condition().content()[0][0]).isEqualTo(21f);
  }

  @Test
  void tokens_are_stretched_over_the_frames_of_the_clip() {
    TrainingExamples examples = examples();

    for (int clip = 0; clip < CELLS.size(); clip++) {
      assertThat(examples.draw(clip, new Seed(1).stream()).condition().frames())
          .isEqualTo(examples.lengths()[clip])
          .isEqualTo(8 + clip);
    }
    float[][] content = examples.draw(0, new Seed(1).stream()).condition().content();
    assertThat(Arrays.stream(content).map(frame -> frame[0]))
        .containsExactly(1f, 1f, 2f, 2f, 2f, 2f, 2f, 2f);
  }

  @Test
  void a_spectrogram_is_freed_of_the_spectrum_that_its_style_lets_expect() {
    TrainingExamples.Drawn drawn = examples().draw(0, new Seed(1).stream());
    float[][] restored = examples().bands().in(drawn.condition().style()).denormalize(drawn.mel());

    assertThat(restored).hasDimensions(8, 2);
    for (int frame = 0; frame < 8; frame++) {
      assertThat(restored[frame]).containsExactly(new float[] {frame, -frame}, within(1e-4f));
    }
  }

  @Test
  void inputs_that_share_no_clip_teach_nothing_and_say_so() {
    Content content = new Content(1, 1, new float[1], new double[1], List.of(), true);

    assertThatThrownBy(() -> TrainingClip.join(
            List.<Item<MelFrames>>of(),
            MelFrames::values,
            List.of(Item.of("a", Map.of(), content)),
            List.of()))
        .hasMessageContaining("nothing to learn from");
  }
}
