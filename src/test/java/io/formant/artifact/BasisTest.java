package io.formant.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Block.Basis;
import io.formant.artifact.Block.Number;
import org.junit.jupiter.api.Test;

class BasisTest {
  private static final String DIGEST = "0123456789abcdef0123";

  private static Basis basis(String digest, int rateHz, String split, boolean bySize) {
    return new Basis(
        "content accuracy", "recogniser of content", digest, rateHz, split, "", bySize);
  }

  private static Number number(int count, Basis basis) {
    return new Number(0.9, 0.8, 1, count, "%").on(basis);
  }

  @Test
  void numbers_computed_with_the_same_may_be_compared_whatever_they_are() {
    Basis basis = basis(DIGEST, 16_000, "test", false);
    Number low = new Number(0.1, 0, 0.2, 30, "%").on(basis);

    assertThat(number(40, basis).conflict(low)).isEmpty();
  }

  @Test
  void another_extractor_rate_or_split_is_named() {
    Number number = number(40, basis(DIGEST, 16_000, "test", false));

    assertThat(number.conflict(number(40, basis("f" + DIGEST, 16_000, "test", false))))
        .contains("the weights of the recogniser of content differ: 0123456789ab and f0123456789a");
    assertThat(number.conflict(number(40, basis(DIGEST, 8000, "test", false))))
        .contains("the rates in Hz differ: 16000 and 8000");
    assertThat(number.conflict(number(40, basis(DIGEST, 16_000, "heldout", false))))
        .contains("the splits differ: test and heldout");
  }

  @Test
  void the_number_of_items_matters_only_where_the_metric_depends_on_it() {
    assertThat(number(40, basis("", 16_000, "test", false))
            .conflict(number(30, basis("", 16_000, "test", false))))
        .isEmpty();
    assertThat(number(40, basis("", 16_000, "test", true))
            .conflict(number(30, basis("", 16_000, "test", true))))
        .contains("the numbers of items differ: 40 and 30, on which content accuracy depends");
  }

  @Test
  void a_number_of_unknown_origin_is_compared_with_nothing() {
    Number unknown = new Number(0.9, 0.8, 1, 40, "%");

    assertThat(unknown.conflict(unknown))
        .contains("it is not recorded what a number was computed with");
  }
}
