package io.formant.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SentenceEncoderTest {
  private final SentenceEncoder encoder = SentenceEncoder.shared();

  @Test
  void a_sentence_becomes_a_unit_vector() {
    float[] vector = encoder.encode("a calm Scottish man");

    assertThat(vector).hasSize(SentenceEncoder.WIDTH);
    assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
  }

  @Test
  void meaning_decides_what_is_near() {
    float[] dog = encoder.encode("a dog is running");

    assertThat(cosine(dog, encoder.encode("a puppy runs around")))
        .isGreaterThan(cosine(dog, encoder.encode("interest rates were raised")) + 0.3);
  }

  @Test
  void several_threads_get_the_same_vectors_as_one() {
    List<String> texts = List.of("one", "a longer sentence about nothing", "three");
    List<float[]> alone = texts.stream().map(encoder::encode).toList();

    IntStream.range(0, 12)
        .parallel()
        .forEach(i -> assertThat(encoder.encode(texts.get(i % 3))).isEqualTo(alone.get(i % 3)));
  }

  @Test
  void blank_text_is_refused() {
    assertThatThrownBy(() -> encoder.encode("  "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("text is blank, expected a sentence to encode");
  }

  private static double cosine(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }
}
