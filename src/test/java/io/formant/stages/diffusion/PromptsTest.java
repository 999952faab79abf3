package io.formant.stages.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.corpus.Split;
import io.formant.stages.Cell;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptsTest {
  private static final List<Cell> CELLS = List.of(
      new Cell("heldout", "ann", "one"),
      new Cell("test", "ann", "two"),
      new Cell("test", "bob", "one"));
  private static final GuidanceScales GUIDANCE = new GuidanceScales(2, 3);

  private static Entry entry(String split, String voice, String text, int take) {
    String key = voice + "/" + text + "-" + take;
    return new Entry(key, Map.of("split", split, "voice", voice, "text", text), Digest.of(key));
  }

  private static List<Prompt> prompts() {
    return Prompts.of(CELLS, new SampleSpeech.Takes(10, 4, 2), GUIDANCE, new Seed(1).stream());
  }

  @Test
  void a_withheld_pair_is_said_ten_times_and_a_heard_one_four_times() {
    List<Prompt> asked = prompts().stream()
        .filter(prompt -> prompt.style() == Prompt.Style.TRUE)
        .filter(prompt -> prompt.guidance().equals(GUIDANCE))
        .toList();

    assertThat(asked).filteredOn(prompt -> prompt.cell().in(Split.HELDOUT)).hasSize(10);
    assertThat(asked).filteredOn(prompt -> prompt.cell().in(Split.TEST)).hasSize(2 * 4);
  }

  @Test
  void every_prompt_has_a_key_of_its_own() {
    assertThat(prompts().stream().map(Prompt::key)).doesNotHaveDuplicates();
  }

  @Test
  void shuffled_styles_are_the_same_voices_in_another_order() {
    List<Prompt> shuffled = prompts().stream()
        .filter(prompt -> prompt.style() == Prompt.Style.SHUFFLED)
        .toList();

    assertThat(shuffled.stream().map(Prompt::styleVoice))
        .containsExactlyInAnyOrderElementsOf(
            shuffled.stream().map(prompt -> prompt.cell().voice()).toList());
  }

  @Test
  void one_more_test_clip_of_a_text_that_others_say_changes_nothing_that_sampling_reads() {
    List<Entry> entries = new ArrayList<>(List.of(
        entry("train", "ann", "two", 1),
        entry("train", "bob", "one", 1),
        entry("test", "bob", "two", 1)));
    List<Entry> before = Prompts.consumed(entries);

    entries.add(entry("test", "bob", "two", 0));

    assertThat(Prompts.consumed(entries)).isEqualTo(before);
  }

  @Test
  void a_text_that_nobody_says_in_training_keeps_its_own_entry() {
    Entry only = entry("test", "bob", "three", 1);

    assertThat(Prompts.consumed(List.of(entry("train", "ann", "two", 1), only))).contains(only);
  }
}
