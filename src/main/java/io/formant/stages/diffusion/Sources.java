package io.formant.stages.diffusion;

import io.formant.artifact.Artifact;
import io.formant.stage.Item;
import io.formant.stages.Content;
import io.formant.stages.Embedding;
import io.formant.stages.Splits;
import io.formant.tensor.RandomStream;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where a prompt's conditions come from: the content from another voice's train clip of the text, the style from a train clip of the
 * voice that says another text.
 */
final class Sources {
  private final List<Item<Content>> contents;
  private final List<Item<Embedding>> styles;

  Sources(List<Item<Content>> contents, List<Item<Embedding>> styles) {
    this.contents = contents;
    this.styles = styles;
  }

  /** The cells asked for, in order. */
  List<Prompts.Cell> cells() {
    return contents.stream()
        .filter(item -> !isTrain(item))
        .map(item -> Prompts.Cell.of(item.labels()))
        .distinct()
        .toList();
  }

  /** What is said, in the tokens of another voice's clip; of the asked clip itself where no other voice says it. */
  Content content(Prompt prompt, RandomStream random) {
    List<Item<Content>> others = among(
        contents,
        item -> isTrain(item) && says(item, prompt.text()) && !speaks(item, prompt.voice()));
    List<Item<Content>> choices =
        others.isEmpty() ? among(contents, item -> says(item, prompt.text())) : others;
    return choices.get(random.below(choices.size())).value();
  }

  /**
   * The embedding of a clip of the prompt's style voice.
   *
   * @throws IllegalArgumentException if that voice has no train clip with another text
   */
  float[] style(Prompt prompt, RandomStream random) {
    List<Item<Embedding>> choices = among(
        styles,
        item -> isTrain(item) && speaks(item, prompt.styleVoice()) && !says(item, prompt.text()));
    if (choices.isEmpty()) {
      throw new IllegalArgumentException(
          "voice '" + prompt.styleVoice() + "' has no train clip that says anything but '"
              + prompt.text() + "': there is nothing to take its style from");
    }
    return choices.get(random.below(choices.size())).value().values();
  }

  private static <A extends Artifact> List<Item<A>> among(
      List<Item<A>> items, Predicate<Item<A>> wanted) {
    return items.stream().filter(wanted).toList();
  }

  private static boolean isTrain(Item<?> item) {
    return item.label("split").equals(Splits.TRAIN);
  }

  private static boolean says(Item<?> item, String text) {
    return item.label("text").equals(text);
  }

  private static boolean speaks(Item<?> item, String voice) {
    return item.label("voice").equals(voice);
  }
}
