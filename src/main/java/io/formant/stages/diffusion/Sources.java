package io.formant.stages.diffusion;

import io.formant.artifact.Artifact;
import io.formant.corpus.Split;
import io.formant.stage.Item;
import io.formant.stages.Cell;
import io.formant.stages.Content;
import io.formant.stages.Embedding;
import io.formant.stages.Splits;
import io.formant.tensor.RandomStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a prompt's conditions come from: the content from another voice's train clip of the text, the style from a train clip of the
 * voice that says another text.
 */
final class Sources {
  private final List<Item<Content>> contents;
  private final List<Item<Content>> trainContents;
  private final List<Item<Embedding>> trainStyles;

  Sources(List<Item<Content>> contents, List<Item<Embedding>> styles) {
    this.contents = contents;
    trainContents = Splits.items(Split.TRAIN, contents);
    trainStyles = Splits.items(Split.TRAIN, styles);
  }

  /**
   * The cells asked for, in order.
   *
   * @throws IllegalArgumentException if there are none
   */
  List<Cell> cells() {
    List<Cell> cells =
        contents.stream().map(Cell::of).filter(Prompts::asked).distinct().toList();
    if (cells.isEmpty()) {
      throw new IllegalArgumentException(
          "the corpus has no clip of the test or heldout split: nothing says what to generate");
    }
    return cells;
  }

  /**
   * What is said, in the tokens of another voice's train clip; of the voice's own where no other says it, and of a clip asked for where
   * training never heard the text.
   */
  Content content(Prompt prompt, RandomStream random) {
    String voice = prompt.cell().voice();
    String text = prompt.content().of();
    List<Item<Content>> said = among(trainContents, cell -> cell.text().equals(text));
    List<Item<Content>> others = among(said, cell -> !cell.voice().equals(voice));
    if (!others.isEmpty()) {
      return any(others, random);
    }
    if (!said.isEmpty()) {
      return any(said, random);
    }
    List<Item<Content>> asked = among(contents, prompt.cell()::equals);
    return any(
        asked.isEmpty() || !text.equals(prompt.cell().text())
            ? among(contents, cell -> Prompts.asked(cell) && cell.text().equals(text))
            : asked,
        random);
  }

  /**
   * The embedding of a clip of the prompt's style voice, (E); empty where the prompt gives no style.
   *
   * @throws IllegalArgumentException if that voice has no train clip with another text
   */
  Optional<float[]> style(Prompt prompt, RandomStream random) {
    if (prompt.style().isNull()) {
      return Optional.empty();
    }
    String voice = prompt.style().of();
    List<Item<Embedding>> choices = among(
        trainStyles,
        cell -> cell.voice().equals(voice) && !cell.text().equals(prompt.cell().text()));
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("voice '" + voice
          + "' has no train clip that says anything but '" + prompt.cell().text()
          + "' and could lend it a style: put one into the train split, or leave the voice out");
    }
    return Optional.of(any(choices, random).values());
  }

  private static <A extends Artifact> List<Item<A>> among(
      List<Item<A>> items, Predicate<Cell> wanted) {
    return items.stream().filter(item -> wanted.test(Cell.of(item))).toList();
  }

  private static <A extends Artifact> A any(List<Item<A>> items, RandomStream random) {
    return items.get(random.below(items.size())).value();
  }
}
