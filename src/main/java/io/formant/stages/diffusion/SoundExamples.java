package io.formant.stages.diffusion;

import io.formant.artifact.Artifact;
import io.formant.stage.Item;
import io.formant.stages.Cell;
import io.formant.stages.Clip;
import io.formant.stages.Content;
import io.formant.stages.Embedding;
import io.formant.tensor.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The clips that a waveform model learns from, all on one scale; a clip's style comes from another clip of its voice. */
final class SoundExamples {
  /** Root mean square of all clips together, as the network sees them. */
  private static final double LEVEL = 1;

  private static final double LEAST_LEVEL = 1e-4;

  /**
   * One clip.
   *
   * @param waveform scaled, at most as long as every waveform
   * @param style scaled embedding of this very clip, (E)
   */
  private record Example(Cell cell, float[] waveform, float[][] content, float[] style) {}

  private final List<Example> examples;
  private final StyleSources sources;
  private final StyleScale styles;
  private final double gain;

  /** What the inputs say of one clip. */
  private record Known(Item<Clip> clip, Content content, float[] style) {}

  /**
   * @throws IllegalArgumentException if no clip has both a content and a style
   */
  SoundExamples(
      List<Item<Clip>> clips,
      List<Item<Content>> contents,
      List<Item<Embedding>> embeddings,
      WaveformContent reading) {
    List<Known> known = join(clips, contents, embeddings);
    styles = StyleScale.of(
        known.stream().map(Known::style).toList(),
        known.stream().map(each -> Cell.of(each.clip()).voice()).toList());
    gain = LEVEL / Math.max(LEAST_LEVEL, level(known));
    examples = known.stream()
        .map(each -> new Example(
            Cell.of(each.clip()),
            scaled(each.clip().value().samples(), reading.samples(), gain),
            reading.rows(each.content()),
            styles.apply(each.style())))
        .toList();
    sources = new StyleSources(examples.stream().map(Example::cell).toList());
  }

  private static List<Known> join(
      List<Item<Clip>> clips, List<Item<Content>> contents, List<Item<Embedding>> embeddings) {
    Map<String, Item<Content>> contentOf = byKey(contents);
    Map<String, Item<Embedding>> styleOf = byKey(embeddings);
    List<Known> known = clips.stream()
        .flatMap(clip -> Optional.ofNullable(contentOf.get(clip.key()))
            .flatMap(content -> Optional.ofNullable(styleOf.get(clip.key()))
                .map(style -> new Known(clip, content.value(), style.value().values())))
            .stream())
        .toList();
    if (known.isEmpty()) {
      throw new IllegalArgumentException(
          "no clip of the train split has target, content and style: nothing to learn from");
    }
    return known;
  }

  private static <A extends Artifact> Map<String, Item<A>> byKey(List<Item<A>> items) {
    return items.stream().collect(Collectors.toMap(Item::key, Function.identity()));
  }

  private static double level(List<Known> known) {
    return Math.sqrt(known.stream()
        .flatMapToDouble(each -> IntStream.range(0, each.clip().value().samples().length)
            .mapToDouble(i -> each.clip().value().samples()[i]))
        .map(sample -> sample * sample)
        .average()
        .orElse(0));
  }

  private static float[] scaled(float[] samples, int most, double gain) {
    float[] scaled = Arrays.copyOf(samples, Math.min(samples.length, most));
    for (int i = 0; i < scaled.length; i++) scaled[i] *= (float) gain;
    return scaled;
  }

  int size() {
    return examples.size();
  }

  /** By what samples were multiplied. */
  double gain() {
    return gain;
  }

  StyleScale styles() {
    return styles;
  }

  /** Samples of each clip, (N). */
  int[] lengths() {
    return examples.stream().mapToInt(example -> example.waveform().length).toArray();
  }

  float[] waveform(int clip) {
    return examples.get(clip).waveform();
  }

  /** What a clip says, in the style of another clip of its voice, drawn at random. */
  ClipCondition draw(int clip, RandomStream random) {
    Example example = examples.get(clip);
    float[] style = examples.get(sources.draw(clip, random)).style();
    return new ClipCondition(example.content(), style, example.waveform().length);
  }
}
