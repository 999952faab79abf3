package io.formant.model.duration;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.tensor.RandomStream;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PhoneAlignerTest {
  private static final List<List<String>> WORDS = List.of(
      List.of("pau", "s", "ih", "k", "s", "pau"),
      List.of("pau", "t", "uw", "pau"),
      List.of("pau", "n", "ay", "n", "pau"),
      List.of("pau", "ey", "t", "pau"),
      List.of("pau", "s", "uw", "n", "pau"));

  @Test
  void phones_are_found_where_they_were_said() {
    List<Utterance> clips = new ArrayList<>();
    List<int[]> truth = new ArrayList<>();
    record(clips, truth);
    PhoneAligner aligner = PhoneAligner.train(clips);

    int right = 0;
    int boundaries = 0;
    for (int i = 0; i < clips.size(); i++) {
      int[] found = aligner.align(clips.get(i));
      assertThat(Arrays.stream(found).sum()).isEqualTo(clips.get(i).logMel().length);
      int error = 0;
      for (int k = 0; k + 1 < found.length; k++) {
        error += found[k] - truth.get(i)[k];
        boundaries++;
        if (Math.abs(error) <= 1) right++;
      }
    }
    assertThat((double) right / boundaries).isGreaterThan(0.95);
  }

  @Test
  void a_clip_shorter_than_its_phones_is_still_divided() {
    List<Utterance> clips = new ArrayList<>();
    record(clips, new ArrayList<>());
    PhoneAligner aligner = PhoneAligner.train(clips);
    Utterance tiny = new Utterance("a", WORDS.get(0), Arrays.copyOf(clips.get(0).logMel(), 3));

    assertThat(Arrays.stream(aligner.align(tiny)).sum()).isEqualTo(3);
  }

  @Test
  void it_rests_as_named_tensors() {
    List<Utterance> clips = new ArrayList<>();
    record(clips, new ArrayList<>());
    PhoneAligner aligner = PhoneAligner.train(clips);

    PhoneAligner again = PhoneAligner.of(aligner.weights());

    for (Utterance clip : clips) assertThat(again.align(clip)).isEqualTo(aligner.align(clip));
  }

  /** Each phone is a spectrum of its own, each voice adds its timbre. */
  private static void record(List<Utterance> clips, List<int[]> truth) {
    RandomStream random = new Seed(9).stream();
    for (int i = 0; i < 100; i++) {
      List<String> phones = WORDS.get(i % WORDS.size());
      int[] frames = phones.stream()
          .mapToInt(p -> p.equals("pau") ? random.below(3) : 3 + random.below(9))
          .toArray();
      List<float[]> mel = new ArrayList<>();
      for (int k = 0; k < frames.length; k++) {
        for (int f = 0; f < frames[k]; f++) mel.add(frame(phones.get(k), i % 2, random));
      }
      clips.add(new Utterance(i % 2 == 0 ? "a" : "b", phones, mel.toArray(float[][]::new)));
      truth.add(frames);
    }
  }

  private static float[] frame(String phone, int voice, RandomStream random) {
    RandomStream spectrum = new Seed(1).at(phone).stream();
    RandomStream timbre = new Seed(2).at(voice).stream();
    float[] mel = new float[40];
    for (int m = 0; m < mel.length; m++) {
      double level = phone.equals("pau") ? -4 : 1.5 * spectrum.normal();
      mel[m] = (float) (level + 2 * timbre.normal() + 0.5 * random.normal());
    }
    return mel;
  }
}
