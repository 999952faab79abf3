package io.formant.stages.diffusion;

import io.formant.model.BandStatistics;
import io.formant.model.acoustic.ContentFrames;
import io.formant.model.duration.TimedTokens;
import io.formant.stage.Item;
import io.formant.stages.Content;
import io.formant.stages.Embedding;
import io.formant.stages.MelFrames;
import io.formant.tensor.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The clips that a diffusion model learns from. A clip's style comes from another clip of the same voice that says another text,
 * so that style cannot tell what is said.
 */
final class TrainingExamples {

  /**
   * One clip.
   *
   * @param mel standardised, (F, M)
   * @param tokens (S, C)
   * @param frames duration of each token, (S)
   * @param style standardised embedding of this very clip, (E)
   */
  @SuppressWarnings("ArrayRecordComponent") // a bundle of arrays, never compared
  record Example(
      String voice, String text, float[][] mel, float[][] tokens, int[] frames, float[] style) {}

  private final List<Example> examples;
  private final BandStatistics mels;
  private final StyleScale styles;
  private final List<float[][]> contents;
  private final List<int[]> styleSources;

  private TrainingExamples(List<Example> examples, BandStatistics mels, StyleScale styles) {
    this.examples = List.copyOf(examples);
    this.mels = mels;
    this.styles = styles;
    contents = examples.stream()
        .map(example -> ContentFrames.of(example.tokens(), example.frames()))
        .toList();
    Map<String, List<Integer>> byVoice = IntStream.range(0, examples.size())
        .boxed()
        .collect(Collectors.groupingBy(i -> examples.get(i).voice()));
    styleSources = examples.stream()
        .map(example -> sources(example, Objects.requireNonNull(byVoice.get(example.voice()))))
        .toList();
  }

  /**
   * Joins what the inputs say of each clip; a clip that one of them lacks is left out.
   *
   * @throws IllegalArgumentException if no clip is in all three
   */
  static TrainingExamples of(
      List<Item<MelFrames>> mels, List<Item<Content>> contents, List<Item<Embedding>> styles) {
    Map<String, Item<Content>> contentOf = byKey(contents);
    Map<String, Item<Embedding>> styleOf = byKey(styles);
    List<Clip> clips = new ArrayList<>();
    for (Item<MelFrames> mel : mels) {
      Item<Content> content = contentOf.get(mel.key());
      Item<Embedding> style = styleOf.get(mel.key());
      if (content != null && style != null) {
        clips.add(new Clip(mel, content.value(), style.value().values()));
      }
    }
    if (clips.isEmpty()) {
      throw new IllegalArgumentException(
          "no clip of the train split has target, content and style: nothing to learn from");
    }
    return of(clips);
  }

  /** What is known of one clip before anything is standardised. */
  private record Clip(Item<MelFrames> mel, Content content, float[] style) {
    float[][] picture() {
      return mel.value().values();
    }
  }

  private static TrainingExamples of(List<Clip> clips) {
    BandStatistics mels = BandStatistics.of(
        clips.get(0).picture()[0].length, clips.stream().map(Clip::picture).toList());
    StyleScale styles = StyleScale.of(
        clips.stream().map(Clip::style).toList(),
        clips.stream().map(clip -> clip.mel().label("voice")).toList());
    List<int[]> frames =
        TokenTimes.of(clips.stream().map(TrainingExamples::timed).toList());
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      Clip clip = clips.get(i);
      examples.add(new Example(
          clip.mel().label("voice"),
          clip.mel().label("text"),
          mels.normalize(clip.picture()),
          clip.content().rows(),
          frames.get(i),
          styles.apply(clip.style())));
    }
    return new TrainingExamples(examples, mels, styles);
  }

  private static TokenTimes.Clip timed(Clip clip) {
    return new TokenTimes.Clip(clip.mel().label("voice"), clip.content(), clip.picture());
  }

  private static <T extends io.formant.artifact.Artifact> Map<String, Item<T>> byKey(
      List<Item<T>> items) {
    return items.stream().collect(Collectors.toMap(Item::key, Function.identity()));
  }

  /** Clips of the voice that say another text; any clip of the voice where it says nothing else. */
  private int[] sources(Example example, List<Integer> ofVoice) {
    int[] others = ofVoice.stream()
        .filter(i -> !examples.get(i).text().equals(example.text()))
        .mapToInt(Integer::intValue)
        .toArray();
    return others.length > 0
        ? others
        : ofVoice.stream().mapToInt(Integer::intValue).toArray();
  }

  int size() {
    return examples.size();
  }

  BandStatistics mels() {
    return mels;
  }

  StyleScale styles() {
    return styles;
  }

  /** Frames of each clip, (N). */
  int[] lengths() {
    return examples.stream().mapToInt(example -> example.mel().length).toArray();
  }

  float[][] mel(int index) {
    return examples.get(index).mel();
  }

  /** A clip's content with the style of another clip, drawn at random. */
  Utterance utterance(int index, RandomStream random) {
    int[] sources = styleSources.get(index);
    float[] style = examples.get(sources[random.below(sources.length)]).style();
    return new Utterance(contents.get(index), style);
  }

  /** What the duration model learns from: each clip in the style of another one. */
  List<TimedTokens> timedTokens(RandomStream random) {
    return IntStream.range(0, size())
        .mapToObj(i -> {
          Example example = examples.get(i);
          double[] frames = Arrays.stream(example.frames()).asDoubleStream().toArray();
          return new TimedTokens(example.tokens(), utterance(i, random).style(), frames);
        })
        .toList();
  }
}
