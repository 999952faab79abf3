package io.formant.model.clap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.model.SyntheticSpeech;
import io.formant.tensor.Seed;
import io.formant.train.Trainer;
import io.formant.train.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class ClapTest {
  private static final List<String> CAPTIONS = List.of("adam", "clara", "otto", "nora");
  private static final int WORDS = 6;
  private static final ClapConfig CONFIG =
      new ClapConfig(SyntheticSpeech.MELS, 24, 32, 80, 24, 4e-3);
  private static final Clap CLAP = trained(5);

  @AfterAll
  static void close() {
    CLAP.close();
  }

  @Test
  void a_clip_is_nearest_to_its_caption_also_in_a_word_that_the_voice_never_said() {
    int right = 0;
    for (int voice = 0; voice < CAPTIONS.size(); voice++) {
      for (int take = 100; take < 105; take++) {
        float[] clip = CLAP.audio(SyntheticSpeech.say(withheld(voice), voice, take));
        right += nearestCaption(clip) == voice ? 1 : 0;
      }
    }
    assertThat(right).isGreaterThanOrEqualTo(18);
  }

  @Test
  void embeddings_are_unit_vectors_of_the_width_asked_for() {
    float[] clip = CLAP.audio(SyntheticSpeech.say(1, 1, 7));
    float[] text = CLAP.text("clara");

    assertThat(clip).hasSize(24);
    assertThat(cosine(clip, clip)).isCloseTo(1, within(1e-5));
    assertThat(cosine(text, text)).isCloseTo(1, within(1e-5));
  }

  @Test
  void a_clip_has_the_same_embedding_alone_as_among_longer_ones() {
    List<float[][]> clips =
        IntStream.range(0, 8).mapToObj(take -> SyntheticSpeech.say(2, 1, take)).toList();

    List<float[]> together = CLAP.audio(clips);

    for (int i = 0; i < clips.size(); i++)
      assertThat(together.get(i)).containsExactly(CLAP.audio(clips.get(i)), within(1e-5f));
  }

  @Test
  void the_same_seed_trains_the_same_weights_and_another_seed_does_not() {
    try (Clap again = trained(5);
        Clap other = trained(6)) {
      assertThat(again.weights()).isEqualTo(CLAP.weights());
      assertThat(other.weights()).isNotEqualTo(CLAP.weights());
    }
  }

  @Test
  void it_rests_as_named_tensors() {
    float[][] clip = SyntheticSpeech.say(0, 3, 9);
    try (Clap again = Clap.of(CONFIG, CLAP.weights())) {
      assertThat(again.audio(clip)).isEqualTo(CLAP.audio(clip));
      assertThat(again.text("nora")).isEqualTo(CLAP.text("nora"));
    }
  }

  @Test
  void several_threads_get_what_one_gets() {
    List<float[][]> clips = IntStream.range(0, 12)
        .mapToObj(take -> SyntheticSpeech.say(1, take % 4, take))
        .toList();
    List<float[]> alone = clips.stream().map(CLAP::audio).toList();

    List<float[]> together = clips.parallelStream().map(CLAP::audio).toList();

    for (int i = 0; i < alone.size(); i++) assertThat(together.get(i)).isEqualTo(alone.get(i));
  }

  @Test
  void clips_of_other_bands_and_a_single_caption_are_refused() {
    assertThatThrownBy(() -> CLAP.audio(new float[5][3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mel picture is (5, 3), expected (F, 20)");
    List<CaptionedClip> one =
        List.of(new CaptionedClip(new float[9][SyntheticSpeech.MELS], "adam"));
    assertThatThrownBy(() -> new ClapTraining(CONFIG, one, new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "captions are [adam], expected at least two to tell apart: learn from clips of more voices");
  }

  private static Clap trained(long seed) {
    List<CaptionedClip> clips = new ArrayList<>();
    for (int i = 0; i < 20 * WORDS; i++) {
      int voice = i % CAPTIONS.size();
      int word = (i / CAPTIONS.size()) % WORDS;
      if (word == withheld(voice)) continue;
      clips.add(new CaptionedClip(SyntheticSpeech.say(word, voice, i), CAPTIONS.get(voice)));
    }
    ClapTraining training = new ClapTraining(CONFIG, clips, new Seed(seed));
    new Trainer(training.parameters(), TrainingPlan.of(CONFIG.steps(), CONFIG.rate()))
        .run(training::loss);
    return training.clap();
  }

  private static int withheld(int voice) {
    return voice;
  }

  private static int nearestCaption(float[] clip) {
    return IntStream.range(0, CAPTIONS.size())
        .boxed()
        .max((a, b) -> Double.compare(
            cosine(clip, CLAP.text(CAPTIONS.get(a))), cosine(clip, CLAP.text(CAPTIONS.get(b)))))
        .orElseThrow();
  }

  private static double cosine(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }
}
