package io.formant.stages.diffusion;

import io.formant.artifact.Artifact;
import io.formant.model.duration.Utterance;
import io.formant.stage.Item;
import io.formant.stages.Cell;
import io.formant.stages.Content;
import io.formant.stages.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One clip as the inputs of training give it, nothing scaled yet.
 *
 * @param picture frames to generate, (F, C)
 * @param style as embedded, (E)
 */
record TrainingClip(Cell cell, float[][] picture, Content content, float[] style) {

  /**
   * Joins what the inputs say of each clip; a clip that one of them lacks is left out.
   *
   * @throws IllegalArgumentException if no clip is in all three
   */
  static <A extends Artifact> List<TrainingClip> join(
      List<Item<A>> targets,
      Function<A, float[][]> frames,
      List<Item<Content>> contents,
      List<Item<Embedding>> styles) {
    Map<String, Item<Content>> contentOf = byKey(contents);
    Map<String, Item<Embedding>> styleOf = byKey(styles);
    List<TrainingClip> clips = new ArrayList<>();
    for (Item<A> target : targets) {
      Item<Content> content = contentOf.get(target.key());
      Item<Embedding> style = styleOf.get(target.key());
      if (content != null && style != null) {
        clips.add(new TrainingClip(
            Cell.of(target),
            frames.apply(target.value()),
            content.value(),
            style.value().values()));
      }
    }
    if (clips.isEmpty()) {
      throw new IllegalArgumentException(
          "no clip of the train split has target, content and style: nothing to learn from");
    }
    return clips;
  }

  private static <A extends Artifact> Map<String, Item<A>> byKey(List<Item<A>> items) {
    return items.stream().collect(Collectors.toMap(Item::key, Function.identity()));
  }

  /** Whether the durations of its tokens are a guess that the audio can better. */
  boolean needsAlignment() {
    return !content.timed() && !content.phones().isEmpty();
  }

  Utterance unaligned() {
    return new Utterance(cell.voice(), content.phones(), picture);
  }
}
