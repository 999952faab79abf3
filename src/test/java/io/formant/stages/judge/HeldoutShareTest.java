package io.formant.stages.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeldoutShareTest {

  private static Entry entry(String key, String split, String text) {
    return new Entry(key, Map.of("split", split, "voice", "ann", "text", text), Digest.of(key));
  }

  @Test
  void recognisers_hear_half_the_takes_of_every_withheld_pair_and_none_of_the_test_split() {
    List<Entry> entries = List.of(
        entry("a", "train", "one"),
        entry("b", "test", "one"),
        entry("c1", "heldout", "two"),
        entry("c2", "heldout", "two"),
        entry("c3", "heldout", "two"),
        entry("d1", "heldout", "three"));

    assertThat(HeldoutShare.of(entries).stream().map(Entry::key))
        .containsExactly("a", "c1", "c3", "d1");
  }
}
