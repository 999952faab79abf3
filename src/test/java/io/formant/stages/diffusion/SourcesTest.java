package io.formant.stages.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.stage.Item;
import io.formant.stages.Cell;
import io.formant.stages.Content;
import io.formant.stages.Embedding;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each content and each style holds the number of its item, by which it is known again. */
class SourcesTest {
  private static final List<Cell> CELLS = List.of(
      new Cell("train", "ann", "two"),
      new Cell("train", "ann", "three"),
      new Cell("train", "bob", "one"),
      new Cell("train", "cat", "one"),
      new Cell("test", "ann", "two"),
      new Cell("heldout", "ann", "one"),
      new Cell("heldout", "cat", "four"),
      new Cell("validation", "ann", "five"));

  private static Map<String, String> labels(Cell cell) {
    return Map.of("split", cell.split(), "voice", cell.voice(), "text", cell.text());
  }

  private static Sources sources(List<Cell> cells) {
    List<Item<Content>> contents = new ArrayList<>();
    List<Item<Embedding>> styles = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Content content = new Content(1, 1, new float[] {i}, new double[] {1}, List.of(), true);
      contents.add(Item.of("c" + i, labels(cells.get(i)), content));
      styles.add(Item.of("s" + i, labels(cells.get(i)), new Embedding(new float[] {i})));
    }
    return new Sources(contents, styles);
  }

  private static Prompt prompt(Cell cell, Prompt.Given style, String styleVoice) {
    return Prompt.of(cell, GuidanceScales.OFF, 0).withStyle(style, styleVoice);
  }

  private static Set<Integer> contentsOf(Cell cell) {
    return contentsOf(cell, cell.text());
  }

  private static Set<Integer> contentsOf(Cell cell, String text) {
    Set<Integer> drawn = new TreeSet<>();
    for (int take = 0; take < 50; take++) {
      Prompt prompt =
          Prompt.of(cell, GuidanceScales.OFF, 0).withContent(Prompt.Given.SWAPPED, text);
      drawn.add((int) sources(CELLS).content(prompt, new Seed(take).stream()).values()[0]);
    }
    return drawn;
  }

  private static Set<Integer> stylesOf(Cell cell, Prompt.Given style, String styleVoice) {
    Set<Integer> drawn = new TreeSet<>();
    for (int take = 0; take < 50; take++) {
      sources(CELLS)
          .style(prompt(cell, style, styleVoice), new Seed(take).stream())
          .ifPresent(values -> drawn.add((int) values[0]));
    }
    return drawn;
  }

  @Test
  void content_comes_from_train_clips_of_other_voices() {
    assertThat(contentsOf(CELLS.get(5))).containsExactly(2, 3);
    assertThat(contentsOf(new Cell("test", "bob", "one"))).containsExactly(3);
  }

  @Test
  void a_swapped_content_comes_from_clips_of_that_text() {
    assertThat(contentsOf(CELLS.get(4), "one")).containsExactly(2, 3);
    assertThat(contentsOf(CELLS.get(4), "four")).containsExactly(6);
  }

  @Test
  void where_no_other_voice_says_the_text_its_own_train_clips_do() {
    assertThat(contentsOf(CELLS.get(4))).containsExactly(0);
  }

  @Test
  void where_training_never_heard_the_text_the_clip_asked_for_does() {
    assertThat(contentsOf(CELLS.get(6))).containsExactly(6);
  }

  @Test
  void style_comes_from_train_clips_of_the_voice_that_say_another_text() {
    assertThat(stylesOf(CELLS.get(4), Prompt.Given.TRUE, "ann")).containsExactly(1);
    assertThat(stylesOf(CELLS.get(5), Prompt.Given.TRUE, "ann")).containsExactly(0, 1);
  }

  @Test
  void a_shuffled_style_is_that_of_the_voice_it_was_dealt() {
    assertThat(stylesOf(CELLS.get(4), Prompt.Given.SHUFFLED, "cat")).containsExactly(3);
  }

  @Test
  void no_style_is_given_where_none_is_asked_for() {
    assertThat(stylesOf(CELLS.get(4), Prompt.Given.NULL, "ann")).isEmpty();
  }

  @Test
  void a_voice_that_says_nothing_else_in_training_has_no_style_and_says_so() {
    Prompt prompt = prompt(new Cell("test", "bob", "one"), Prompt.Given.TRUE, "bob");

    assertThatThrownBy(() -> sources(CELLS).style(prompt, new Seed(1).stream()))
        .hasMessageContaining("voice 'bob' has no train clip that says anything but 'one'");
  }

  @Test
  void the_cells_asked_for_are_those_of_test_and_heldout() {
    assertThat(sources(CELLS).cells()).containsExactlyElementsOf(CELLS.subList(4, 7));
  }

  @Test
  void a_corpus_without_test_and_heldout_asks_for_nothing_and_says_so() {
    assertThatThrownBy(() -> sources(CELLS.subList(0, 4)).cells())
        .hasMessageContaining("no clip of the test or heldout split");
  }
}
