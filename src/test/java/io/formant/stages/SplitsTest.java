package io.formant.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.corpus.Split;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitsTest {

  private static Entry entry(String key, String split, String voice, String text) {
    return new Entry(key, Map.of("split", split, "voice", voice, "text", text), Digest.of(key));
  }

  @Test
  void generators_learn_from_the_train_split_alone() {
    List<Entry> entries = List.of(
        entry("a", "train", "ann", "one"),
        entry("b", "test", "ann", "one"),
        entry("c", "heldout", "bob", "one"),
        entry("d", "validation", "ann", "two"),
        new Entry("e", Map.of(), Digest.of("e")));

    assertThat(Splits.train(entries)).extracting(Entry::key).containsExactly("a");
  }

  @Test
  void so_many_of_a_voice_and_text_are_kept_in_each_split() {
    List<Entry> entries = List.of(
        entry("a1", "test", "ann", "one"),
        entry("a2", "test", "ann", "one"),
        entry("a3", "test", "ann", "one"),
        entry("b1", "test", "bob", "one"),
        entry("c1", "heldout", "ann", "one"),
        entry("d1", "train", "ann", "one"));

    assertThat(Splits.perCell(entries, List.of(Split.TEST, Split.HELDOUT), 2))
        .extracting(Entry::key)
        .containsExactly("a1", "a2", "b1", "c1");
  }

  @Test
  void items_of_a_split_keep_their_order() {
    assertThat(Splits.items(Split.HELDOUT, TinyCorpus.clips()))
        .hasSize(3 * TinyCorpus.TAKES)
        .allSatisfy(item -> assertThat(Cell.of(item).split()).isEqualTo("heldout"))
        .isSortedAccordingTo((a, b) -> a.key().compareTo(b.key()));
  }
}
