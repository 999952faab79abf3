package io.formant.stages.diffusion;

import io.formant.model.BandStatistics;
import io.formant.model.ContentFrames;
import io.formant.model.VoiceBands;
import io.formant.model.duration.TimedTokens;
import io.formant.stages.Cell;
import io.formant.tensor.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The clips that a diffusion model learns from, scaled. A clip's style comes from another clip of the same voice that says another
 * text, so that style cannot tell what is said.
 */
final class TrainingExamples {
  private static final int[] NONE = {};

  /**
   * One clip.
   *
   * @param picture log-mel, (F, M)
   * @param tokens (S, C)
   * @param durationFrames of each token, (S)
   * @param style scaled embedding of this very clip, (E)
   * @param spectrum that this style lets expect
   */
  private record Example(
      float[][] picture,
      float[][] tokens,
      int[] durationFrames,
      float[] style,
      BandStatistics spectrum) {}

  /**
   * What one item of a batch learns from.
   *
   * @param mel freed of the spectrum that the condition's style lets expect, (F, M)
   */
  record Drawn(float[][] mel, ClipCondition condition) {}

  private final VoiceBands bands;
  private final StyleScale styles;
  private final List<Example> examples;
  private final List<float[][]> contents;
  private final StyleSources sources;
  private final List<int[]> sayingTheSame;

  /**
   * @param clips at least one
   * @param contentFrom whose content a clip is learned from; its own where no other voice says the same
   */
  TrainingExamples(List<TrainingClip> clips, TrainDiffusion.ContentFrom contentFrom) {
    styles = StyleScale.of(clips.stream().map(TrainingClip::style).toList(), voices(clips));
    bands = VoiceBands.of(
        clips.stream().map(TrainingClip::picture).toList(),
        voices(clips),
        clips.stream().map(clip -> styles.apply(clip.style())).toList());
    List<int[]> durations = TokenTimes.of(clips);
    examples = IntStream.range(0, clips.size())
        .mapToObj(i -> example(clips.get(i), durations.get(i)))
        .toList();
    contents = examples.stream()
        .map(example -> ContentFrames.of(example.tokens(), example.durationFrames()))
        .toList();
    List<Cell> cells = clips.stream().map(TrainingClip::cell).toList();
    sources = new StyleSources(cells);
    sayingTheSame = cells.stream()
        .map(cell -> contentFrom == TrainDiffusion.ContentFrom.OWN ? NONE : others(cells, cell))
        .toList();
  }

  private static List<String> voices(List<TrainingClip> clips) {
    return clips.stream().map(clip -> clip.cell().voice()).toList();
  }

  private Example example(TrainingClip clip, int[] durationFrames) {
    float[] style = styles.apply(clip.style());
    return new Example(
        clip.picture(), clip.content().rows(), durationFrames, style, bands.in(style));
  }

  /** What each clip says, frame by frame, (F, C) each. */
  List<float[][]> contents() {
    return contents;
  }

  int size() {
    return examples.size();
  }

  VoiceBands bands() {
    return bands;
  }

  StyleScale styles() {
    return styles;
  }

  /** Frames of each clip, (N). */
  int[] lengths() {
    return examples.stream().mapToInt(example -> example.picture().length).toArray();
  }

  /** A clip in the style of another clip of its voice, drawn at random. */
  Drawn draw(int index, RandomStream random) {
    Example source = source(index, random);
    return new Drawn(
        source.spectrum().normalize(examples.get(index).picture()),
        new ClipCondition(content(index, random), source.style()));
  }

  private static int[] others(List<Cell> cells, Cell cell) {
    return IntStream.range(0, cells.size())
        .filter(i -> cells.get(i).text().equals(cell.text()))
        .filter(i -> !cells.get(i).voice().equals(cell.voice()))
        .toArray();
  }

  /** The clip's own content, or that of another voice in the clip's time. */
  private float[][] content(int index, RandomStream random) {
    int[] others = sayingTheSame.get(index);
    if (others.length == 0) {
      return contents.get(index);
    }
    Example other = examples.get(others[random.below(others.length)]);
    double[] durations = Arrays.stream(other.durationFrames()).asDoubleStream().toArray();
    int frames = examples.get(index).picture().length;
    return ContentFrames.of(other.tokens(), ContentFrames.scaled(durations, frames));
  }

  private Example source(int index, RandomStream random) {
    return examples.get(sources.draw(index, random));
  }

  /** What the duration model learns from: each clip in the style of another one. */
  List<TimedTokens> timedTokens(RandomStream random) {
    return IntStream.range(0, size()).mapToObj(i -> timedTokens(i, random)).toList();
  }

  private TimedTokens timedTokens(int index, RandomStream random) {
    Example example = examples.get(index);
    double[] frames = Arrays.stream(example.durationFrames()).asDoubleStream().toArray();
    return new TimedTokens(example.tokens(), source(index, random).style(), frames);
  }
}
