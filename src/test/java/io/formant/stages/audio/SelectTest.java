package io.formant.stages.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.corpus.Split;
import io.formant.stage.From;
import io.formant.stage.Item;
import io.formant.stages.Cell;
import io.formant.stages.Clip;
import io.formant.stages.MemoryInputs;
import io.formant.stages.TinyCorpus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectTest {

  private static Select.Spec spec(int perCell) {
    return new Select.Spec(
        new From<>("clips"), List.of(Split.TEST, Split.HELDOUT), perCell, Optional.empty());
  }

  @Test
  void items_of_the_splits_are_kept_and_no_more_than_asked_of_a_cell() {
    List<Item<Clip>> kept = MemoryInputs.consumed(
        TinyCorpus.clips(), entries -> new Select().consumes(spec(2), spec(2).from(), entries));

    assertThat(kept.stream().map(Cell::of).map(Cell::split))
        .containsOnly("test", "heldout")
        .hasSize(6 + 3 * 2);
  }

  @Test
  void the_most_in_all_are_spread_evenly() {
    Select.Spec four =
        new Select.Spec(new From<>("clips"), List.of(Split.HELDOUT), 4, Optional.of(4));
    List<Item<Clip>> kept = MemoryInputs.consumed(
        TinyCorpus.clips(), entries -> new Select().consumes(four, four.from(), entries));

    assertThat(kept.stream().map(Item::key))
        .containsExactly("ann_one_0.wav", "ann_one_3.wav", "bob_two_2.wav", "cat_three_1.wav");
  }

  @Test
  void none_of_a_cell_is_refused() {
    assertThatThrownBy(() -> spec(0)).hasMessage("per-cell must be at least 1, was 0");
  }
}
