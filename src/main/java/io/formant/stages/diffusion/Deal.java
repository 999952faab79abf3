package io.formant.stages.diffusion;

import io.formant.stages.Cell;
import io.formant.tensor.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Gives prompts voices and texts that they did not ask for. */
final class Deal {
  private final List<String> voices;
  private final List<String> texts;

  /** @param cells whose voices and texts there are to swap */
  Deal(List<Cell> cells) {
    voices = cells.stream().map(Cell::voice).distinct().toList();
    texts = cells.stream().map(Cell::text).distinct().toList();
  }

  /** The prompt in another voice and the prompt with another text, always the same; neither where there is no other. */
  List<Prompt> swapped(Prompt prompt) {
    int voice = voices.indexOf(prompt.cell().voice());
    int text = texts.indexOf(prompt.cell().text());
    List<Prompt> swapped = new ArrayList<>();
    if (voices.size() > 1) {
      swapped.add(
          prompt.withStyle(Prompt.Given.SWAPPED, other(voices, voice, text + prompt.take())));
    }
    if (texts.size() > 1) {
      swapped.add(
          prompt.withContent(Prompt.Given.SWAPPED, other(texts, text, voice + prompt.take())));
    }
    return swapped;
  }

  private static String other(List<String> words, int own, int turn) {
    return words.get((own + 1 + turn % (words.size() - 1)) % words.size());
  }

  /** The same prompts, each in the voice of another one. */
  static List<Prompt> shuffledStyles(List<Prompt> prompts, RandomStream random) {
    return shuffled(
        prompts,
        random,
        prompt -> prompt.cell().voice(),
        (prompt, voice) -> prompt.withStyle(Prompt.Given.SHUFFLED, voice));
  }

  /** The same prompts, each with the text of another one. */
  static List<Prompt> shuffledContents(List<Prompt> prompts, RandomStream random) {
    return shuffled(
        prompts,
        random,
        prompt -> prompt.cell().text(),
        (prompt, text) -> prompt.withContent(Prompt.Given.SHUFFLED, text));
  }

  private static List<Prompt> shuffled(
      List<Prompt> prompts,
      RandomStream random,
      Function<Prompt, String> asked,
      BiFunction<Prompt, String, Prompt> given) {
    int[] order = random.permutation(prompts.size());
    List<Prompt> shuffled = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      shuffled.add(given.apply(prompts.get(i), asked.apply(prompts.get(order[i]))));
    }
    return shuffled;
  }
}
