package io.formant.metric.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.formant.reference.ReferenceCase;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechReferenceTest {
  private static final double TOLERANCE = 1e-6;

  @Test
  void distortion_and_its_path_equal_the_reference() {
    ReferenceCase reference = ReferenceCase.open("metrics/mcd_f0");
    float[][] a = reference.rows("in.cepstra_a");
    float[][] b = reference.rows("in.cepstra_b");
    CepstralDistortion distortion = CepstralDistortion.warped(a, b);
    TimeWarp warp = distortion.warp();
    assertThat(CepstralDistortion.unaligned(a, b))
        .isCloseTo(reference.number("out.mcd_plain"), within(TOLERANCE));
    assertThat(distortion.decibels()).isCloseTo(reference.number("out.mcd_dtw"), within(TOLERANCE));
    int[] path = reference.ints("out.path");
    assertThat(warp.path()).hasSize(path.length / 2);
    for (int i = 0; i < warp.path().size(); i++) {
      assertThat(warp.path().get(i)).isEqualTo(new TimeWarp.Pair(path[2 * i], path[2 * i + 1]));
    }
  }

  @Test
  void pitch_errors_equal_the_reference() {
    ReferenceCase reference = ReferenceCase.open("metrics/mcd_f0");
    float[] a = reference.floats("in.f0_a");
    float[] b = reference.floats("in.f0_b");
    PitchError plain = PitchError.unaligned(a, b);
    assertThat(plain.logF0Rmse()).isCloseTo(reference.number("out.log_f0_rmse"), within(TOLERANCE));
    assertThat(plain.cents()).isCloseTo(reference.number("out.f0_rmse_cents"), within(1e-5));
    assertThat(plain.voicedInBoth()).isEqualTo((int) reference.number("out.voiced_both"));
    assertThat(plain.voicingError())
        .isCloseTo(reference.number("out.vuv_error"), within(TOLERANCE));
    TimeWarp warp = CepstralDistortion.warped(
            reference.rows("in.cepstra_a"), reference.rows("in.cepstra_b"))
        .warp();
    assertThat(PitchError.along(warp.path(), a, b).logF0Rmse())
        .isCloseTo(reference.number("out.log_f0_rmse_dtw"), within(TOLERANCE));
  }

  @Test
  void verification_equals_the_reference() {
    ReferenceCase reference = ReferenceCase.open("metrics/eer");
    int[] target = reference.ints("in.target");
    boolean[] same = new boolean[target.length];
    for (int i = 0; i < same.length; i++) same[i] = target[i] == 1;
    Verification verification = Verification.of(reference.doubles("in.score"), same);
    assertThat(verification.equalErrorRate())
        .isCloseTo(reference.number("out.eer"), within(TOLERANCE));
    assertThat(verification.areaUnderCurve())
        .isCloseTo(reference.number("out.auc"), within(TOLERANCE));
  }

  @Test
  void error_rates_equal_the_reference() {
    ReferenceCase reference = ReferenceCase.open("metrics/wer");
    List<List<String>> pairs = List.of(
        List.of("the cat sat on the mat", "the cat sat on mat"),
        List.of("a b c d", "a x c d e"),
        List.of("hello world", "hello world"),
        List.of("one two three", ""),
        List.of("she sells sea shells", "he sells the sea shell"));
    List<ErrorRate> words =
        pairs.stream().map(pair -> ErrorRate.words(pair.get(0), pair.get(1))).toList();
    List<ErrorRate> characters = pairs.stream()
        .map(pair -> ErrorRate.characters(pair.get(0), pair.get(1)))
        .toList();
    assertThat(words.stream().mapToInt(ErrorRate::errors).toArray())
        .isEqualTo(reference.ints("out.word_errors"));
    assertThat(words.stream().mapToInt(ErrorRate::length).toArray())
        .isEqualTo(reference.ints("out.words"));
    assertThat(characters.stream().mapToInt(ErrorRate::errors).toArray())
        .isEqualTo(reference.ints("out.char_errors"));
    assertThat(ErrorRate.total(words).rate()).isCloseTo(reference.number("out.wer"), within(1e-9));
    assertThat(ErrorRate.total(characters).rate())
        .isCloseTo(reference.number("out.cer"), within(1e-9));
  }
}
