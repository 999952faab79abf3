package io.formant.stages.diffusion;

import io.formant.model.BandStatistics;
import io.formant.model.acoustic.ContentFrames;
import io.formant.model.duration.TimedTokens;
import io.formant.stages.Cell;
import io.formant.tensor.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The clips that a diffusion model learns from, scaled. A clip's style comes from another clip of the same voice that says another
 * text, so that style cannot tell what is said.
 */
final class TrainingExamples {

  /**
   * One clip.
   *
   * @param mel standardised, (F, M)
   * @param tokens (S, C)
   * @param durationFrames of each token, (S)
   * @param style scaled embedding of this very clip, (E)
   */
  @SuppressWarnings("ArrayRecordComponent") // a bundle of arrays, never compared
  private record Example(
      Cell cell, float[][] mel, float[][] tokens, int[] durationFrames, float[] style) {}

  private final BandStatistics mels;
  private final StyleScale styles;
  private final List<Example> examples;
  private final List<float[][]> contents;
  private final List<int[]> styleSources;

  /**
   * @param clips at least one
   */
  TrainingExamples(List<TrainingClip> clips) {
    mels = BandStatistics.of(
        clips.get(0).picture()[0].length,
        clips.stream().map(TrainingClip::picture).toList());
    styles = StyleScale.of(
        clips.stream().map(TrainingClip::style).toList(),
        clips.stream().map(clip -> clip.cell().voice()).toList());
    List<int[]> durations = TokenTimes.of(clips);
    examples = IntStream.range(0, clips.size())
        .mapToObj(i -> example(clips.get(i), durations.get(i)))
        .toList();
    contents = examples.stream()
        .map(example -> ContentFrames.of(example.tokens(), example.durationFrames()))
        .toList();
    styleSources = styleSources();
  }

  private Example example(TrainingClip clip, int[] durationFrames) {
    return new Example(
        clip.cell(),
        mels.normalize(clip.picture()),
        clip.content().rows(),
        durationFrames,
        styles.apply(clip.style()));
  }

  /** For each clip, those of its voice that say another text; all of its voice where it says nothing else. */
  private List<int[]> styleSources() {
    Map<String, List<Integer>> byVoice = IntStream.range(0, examples.size())
        .boxed()
        .collect(Collectors.groupingBy(i -> examples.get(i).cell().voice()));
    return examples.stream()
        .map(example -> {
          List<Integer> ofVoice =
              Objects.requireNonNull(byVoice.get(example.cell().voice()));
          List<Integer> others = ofVoice.stream()
              .filter(i -> saysAnother(i, example.cell().text()))
              .toList();
          return numbers(others.isEmpty() ? ofVoice : others);
        })
        .toList();
  }

  private boolean saysAnother(int index, String text) {
    return !examples.get(index).cell().text().equals(text);
  }

  private static int[] numbers(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
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

  /** A clip's standardised picture, (F, M). */
  float[][] mel(int index) {
    return examples.get(index).mel();
  }

  /** A clip's content with the style of another clip, drawn at random. */
  ClipCondition condition(int index, RandomStream random) {
    int[] sources = styleSources.get(index);
    float[] style = examples.get(sources[random.below(sources.length)]).style();
    return new ClipCondition(contents.get(index), style);
  }

  /** What the duration model learns from: each clip in the style of another one. */
  List<TimedTokens> timedTokens(RandomStream random) {
    return IntStream.range(0, size()).mapToObj(i -> timedTokens(i, random)).toList();
  }

  private TimedTokens timedTokens(int index, RandomStream random) {
    Example example = examples.get(index);
    double[] frames = Arrays.stream(example.durationFrames()).asDoubleStream().toArray();
    return new TimedTokens(example.tokens(), condition(index, random).style(), frames);
  }
}
