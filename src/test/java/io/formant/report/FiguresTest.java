package io.formant.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @Test
  void a_proportion_reads_as_per_cent_with_its_interval() {
    Block.Number number = new Block.Number(0.975, 0.961, 1, 200, "%");

    assertThat(Figures.value(number)).isEqualTo("97.5\u00a0%");
    assertThat(Figures.interval(number)).isEqualTo("96.1–100.0");
  }

  @Test
  void an_interval_that_reaches_below_zero_is_spelled_out() {
    assertThat(Figures.interval(new Block.Number(0.1, -0.2, 0.4, 9, "dB")))
        .isEqualTo("−0.20 to 0.40");
  }

  @Test
  void a_missing_value_is_a_dash_and_a_missing_interval_is_nothing() {
    Block.Number number = new Block.Number(Double.NaN, Double.NaN, Double.NaN, 0, "dB");

    assertThat(Figures.value(number)).isEqualTo("–");
    assertThat(Figures.interval(number)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "12,12",
    "12345,12\u2009345",
    "0.5,0.50",
    "-6.218,−6.22",
    "0.0001,1.0e−04",
    "123.456,123.5"
  })
  void a_number_has_the_digits_that_its_size_deserves(double value, String words) {
    assertThat(Figures.plain(value)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0.25,0.3\u00a0s",
    "42.2,42\u00a0s",
    "432,7\u00a0min 12\u00a0s",
    "7500,2\u00a0h 5\u00a0min"
  })
  void a_duration_is_in_the_units_that_people_use(double seconds, String words) {
    assertThat(Figures.duration(seconds)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "'a probe tells 98.3 % of 10 voices','a probe tells 98.3\u00a0% of 10 voices'",
    "'90.0 points fewer, p = 0.0001','90.0\u00a0points fewer, p\u00a0=\u00a00.0001'",
    "'3 s long, 2 sizes','3\u00a0s long, 2 sizes'",
    "'it is -5.0 (-11.7 to 0.0), not well-known 2-3','it is −5.0 (−11.7 to 0.0), not well-known 2-3'"
  })
  void words_keep_numbers_with_their_units_and_have_a_true_minus(String words, String typeset) {
    assertThat(Figures.typeset(words)).isEqualTo(typeset);
  }

  @Test
  void a_brief_share_is_whole_per_cent() {
    assertThat(Figures.brief(new Block.Number(0.987, 0.9, 1, 40, "%"))).isEqualTo("99");
    assertThat(Figures.brief(new Block.Number(6.218, 6, 7, 40, "dB"))).isEqualTo("6.22");
  }
}
