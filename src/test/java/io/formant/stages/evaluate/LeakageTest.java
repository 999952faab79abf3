package io.formant.stages.evaluate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.stages.Cell;
import io.formant.stages.judge.Judged;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeakageTest {
  private static final Judged TRAIN = Heard.real(new Cell("train", "ann", "one"), 0);

  private static Judged measured(String split, String text, int take) {
    return Heard.real(new Cell(split, "ann", text), take);
  }

  @Test
  void other_takes_of_what_was_learned_and_pairs_that_were_not_are_measured() {
    assertThatCode(() -> Leakage.refuse(
            List.of(TRAIN), List.of(measured("test", "one", 9), measured("heldout", "two", 0))))
        .doesNotThrowAnyException();
  }

  @Test
  void a_recording_that_was_learned_from_is_named() {
    assertThatThrownBy(() -> Leakage.refuse(List.of(TRAIN), List.of(measured("test", "one", 0))))
        .hasMessage("1 clips leak from train into what is measured: take0/annone of test is the "
            + "recording take0/annone of train");
  }

  @Test
  void a_pair_that_is_held_out_and_yet_learned_is_named() {
    assertThatThrownBy(() -> Leakage.refuse(List.of(TRAIN), List.of(measured("heldout", "one", 5))))
        .hasMessageContaining(
            "take5/annone is held out, and take0/annone of train is the same voice and text");
  }
}
