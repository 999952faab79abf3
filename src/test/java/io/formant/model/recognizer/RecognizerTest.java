package io.formant.model.recognizer;

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

final class RecognizerTest {
  private static final List<String> WORDS = List.of("five", "nine", "one", "two");
  private static final RecognizerConfig CONFIG =
      new RecognizerConfig(SyntheticSpeech.MELS, 80, 16, 4e-3, 0.02);
  private static final Recognizer RECOGNIZER = trained();

  @AfterAll
  static void close() {
    RECOGNIZER.close();
  }

  @Test
  void unseen_takes_are_recognised() {
    int right = 0;
    for (int i = 0; i < 40; i++) {
      Recognition recognition = RECOGNIZER.recognize(SyntheticSpeech.say(i % 4, i % 3, 500 + i));
      right += recognition.label().equals(WORDS.get(i % 4)) ? 1 : 0;
    }
    assertThat(right).isGreaterThanOrEqualTo(38);
  }

  @Test
  void probabilities_are_of_all_labels_in_order_and_add_up() {
    Recognition recognition = RECOGNIZER.recognize(SyntheticSpeech.say(2, 0, 77));

    assertThat(RECOGNIZER.labels()).isEqualTo(WORDS);
    assertThat(recognition.probabilities()).hasSize(4);
    assertThat(IntStream.range(0, 4)
            .mapToDouble(i -> recognition.probabilities()[i])
            .sum())
        .isCloseTo(1, within(1e-5));
    assertThat(recognition.probabilities()[2]).isGreaterThan(0.5f);
    assertThat(recognition.embedding()).hasSize(128);
  }

  @Test
  void a_clip_is_judged_alike_alone_and_among_longer_ones() {
    List<float[][]> clips =
        IntStream.range(0, 9).mapToObj(take -> SyntheticSpeech.say(3, 1, take)).toList();

    List<Recognition> together = RECOGNIZER.recognize(clips);

    for (int i = 0; i < clips.size(); i++) {
      assertThat(together.get(i).probabilities())
          .containsExactly(RECOGNIZER.recognize(clips.get(i)).probabilities(), within(1e-4f));
    }
  }

  @Test
  void it_rests_as_labels_and_named_tensors() {
    float[][] clip = SyntheticSpeech.say(0, 1, 5);
    try (Recognizer again = Recognizer.of(CONFIG, RECOGNIZER.labels(), RECOGNIZER.weights())) {
      assertThat(again.recognize(clip).probabilities())
          .isEqualTo(RECOGNIZER.recognize(clip).probabilities());
    }
  }

  @Test
  void the_same_seed_trains_the_same_weights() {
    try (Recognizer again = trained()) {
      assertThat(again.weights()).isEqualTo(RECOGNIZER.weights());
    }
  }

  @Test
  void clips_of_other_bands_and_a_single_label_are_refused() {
    assertThatThrownBy(() -> RECOGNIZER.recognize(new float[5][3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mel picture is (5, 3), expected (F, 20)");
    List<LabelledClip> one = List.of(new LabelledClip(new float[9][SyntheticSpeech.MELS], "one"));
    assertThatThrownBy(() -> new RecognizerTraining(CONFIG, one, new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "labels are [one], expected at least two to tell apart: learn from clips with more of them");
  }

  private static Recognizer trained() {
    List<LabelledClip> clips = new ArrayList<>();
    for (int i = 0; i < 120; i++)
      clips.add(new LabelledClip(SyntheticSpeech.say(i % 4, i % 3, i), WORDS.get(i % 4)));
    RecognizerTraining training = new RecognizerTraining(CONFIG, clips, new Seed(3));
    new Trainer(training.parameters(), TrainingPlan.of(CONFIG.steps(), CONFIG.rate()))
        .run(training::loss);
    return training.recognizer();
  }
}
