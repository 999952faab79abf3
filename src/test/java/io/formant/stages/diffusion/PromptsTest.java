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
        .filter(prompt -> prompt.style().given() == Prompt.Given.TRUE)
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
        .filter(prompt -> prompt.style().given() == Prompt.Given.SHUFFLED)
        .toList();

    assertThat(shuffled.stream().map(prompt -> prompt.style().of()))
        .containsExactlyInAnyOrderElementsOf(
            shuffled.stream().map(prompt -> prompt.cell().voice()).toList());
  }

  private static List<Prompt> proof(int clips) {
    SampleSpeech.Proof proof = new SampleSpeech.Proof(clips, List.of(GuidanceScales.OFF));
    return Prompts.proof(CELLS, proof, GUIDANCE, new Seed(1).stream());
  }

  private static List<Prompt> proof(
      int clips, GuidanceScales guidance, Prompt.Given style, Prompt.Given content) {
    return proof(clips).stream()
        .filter(prompt -> prompt.guidance().equals(guidance))
        .filter(prompt -> prompt.style().given() == style)
        .filter(prompt -> prompt.content().given() == content)
        .distinct()
        .toList();
  }

  @Test
  void a_proof_has_the_same_clips_under_every_condition_and_swaps_at_every_guidance() {
    for (GuidanceScales guidance : List.of(GUIDANCE, GuidanceScales.OFF)) {
      assertThat(proof(5, guidance, Prompt.Given.TRUE, Prompt.Given.TRUE)).hasSize(5);
      assertThat(proof(5, guidance, Prompt.Given.SWAPPED, Prompt.Given.TRUE)).hasSize(5);
      assertThat(proof(5, guidance, Prompt.Given.TRUE, Prompt.Given.SWAPPED)).hasSize(5);
    }
    assertThat(proof(5, GUIDANCE, Prompt.Given.TRUE, Prompt.Given.NULL)).hasSize(5);
    assertThat(proof(5, GUIDANCE, Prompt.Given.TRUE, Prompt.Given.SHUFFLED)).hasSize(5);
    assertThat(proof(5, GUIDANCE, Prompt.Given.NOISE, Prompt.Given.NOISE)).hasSize(5);
    assertThat(proof(0)).isEmpty();
  }

  @Test
  void a_swap_never_gives_what_is_asked_for_and_is_the_same_at_every_guidance() {
    List<Prompt> swapped = proof(5).stream()
        .filter(prompt -> prompt.style().given() == Prompt.Given.SWAPPED)
        .toList();

    assertThat(swapped).hasSize(10).allSatisfy(prompt -> {
      assertThat(prompt.style().of()).isNotEqualTo(prompt.cell().voice());
      assertThat(prompt.content().of()).isEqualTo(prompt.cell().text());
    });
    assertThat(swapped.subList(0, 5).stream().map(prompt -> prompt.style().of()))
        .containsExactlyElementsOf(
            swapped.subList(5, 10).stream().map(prompt -> prompt.style().of()).toList());
  }

  @Test
  void one_voice_alone_has_its_contents_swapped_and_no_style() {
    List<Cell> alone = List.of(new Cell("test", "ann", "one"), new Cell("test", "ann", "two"));

    assertThat(new Deal(alone).swapped(Prompt.of(alone.get(0), GUIDANCE, 0)))
        .extracting(prompt -> prompt.content().of())
        .containsExactly("two");
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
