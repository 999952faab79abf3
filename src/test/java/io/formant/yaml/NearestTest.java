package io.formant.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN =
      List.of("rate-hz", "from", "featurize.mel", "hop-samples");

  @ParameterizedTest
  @CsvSource({
    "rate-khz, rate-hz",
    "form, from",
    "featurise.mel, featurize.mel",
    "hop, hop-samples",
    "Rate-Hz, rate-hz"
  })
  void a_slip_is_recognised(String typed, String meant) {
    assertThat(Nearest.to(typed, KNOWN)).contains(meant);
  }

  @Test
  void a_swap_of_neighbours_is_one_edit() {
    assertThat(Nearest.distance("form", "from")).isEqualTo(1);
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
  }

  @Test
  void a_word_like_nothing_known_gets_the_list() {
    assertThat(Nearest.hint("zebra", List.of("from", "rate-hz"))).isEqualTo("known: from, rate-hz");
    assertThat(Nearest.hint("zebra", List.of())).isEmpty();
  }
}
