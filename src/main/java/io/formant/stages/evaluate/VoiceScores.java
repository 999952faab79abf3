package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.corpus.Split;
import io.formant.metric.Interval;
import io.formant.metric.embedding.Frechet;
import io.formant.metric.embedding.KernelDistance;
import io.formant.metric.speech.Verification;
import io.formant.stages.judge.Judged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How near clips are to the voices asked for, where the recogniser of voices puts them, and whether all together are like real ones. */
final class VoiceScores {
  private static final int LEAST_CLIPS = 4;
  private static final List<String> COLUMNS =
      List.of("clips", "split", "speaker cosine", "EER", "Fréchet distance", "kernel distance");
  private static final String NOTE =
      "Of the last hidden layer of the recogniser of voices. Speaker cosine: to the mean of real clips of the voice asked for, 95 % bootstrap "
          + "interval. EER: equal error rate where each clip is tried against the mean of every voice. Fréchet and kernel distance: of all clips "
          + "from real clips, that of real clips being between two halves of them; kernel distance unbiased, with its interval over drawn clips. "
          + "Shuffled and missing styles and the noise that sampling starts from are floors; real clips are the ceiling.";

  private final List<Judged> real;
  private final Instruments instruments;
  private final long seed;
  private final Map<String, float[]> centres;
  private final List<List<Block.Cell>> rows = new ArrayList<>();

  /**
   * @param real clips that the recogniser was not trained on
   */
  VoiceScores(List<Judged> real, Instruments instruments, long seed) {
    this.real = real;
    this.instruments = instruments;
    this.seed = seed;
    centres = real.stream()
        .collect(Collectors.groupingBy(Judged::voice, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .collect(Collectors.toMap(
            Map.Entry::getKey, entry -> mean(entry.getValue()), (a, b) -> a, TreeMap::new));
  }

  private static float[] mean(List<Judged> clips) {
    float[] mean = new float[clips.get(0).speaker().point().length];
    for (Judged clip : clips) {
      float[] point = clip.speaker().point();
      for (int i = 0; i < mean.length; i++) mean[i] += point[i] / clips.size();
    }
    return mean;
  }

  /** Clips of a voice that no real clip is of are left out; too few of the rest make no row. */
  void add(String name, Split split, List<Judged> clips) {
    List<Judged> known = clips.stream()
        .filter(clip -> clip.cell().in(split) && centres.containsKey(clip.voice()))
        .toList();
    if (known.size() < LEAST_CLIPS || centres.size() < 2) return;
    double[] cosines =
        known.stream().mapToDouble(clip -> cosine(clip, clip.voice())).toArray();
    List<Block.Cell> row = new ArrayList<>(List.of(
        Block.Cell.of(name),
        Block.Cell.of(split.word()),
        Measured.of(
            Interval.bootstrapMean(cosines, seed),
            "",
            instruments.ofVoice("cosine to the mean of real clips of the voice", known)),
        Measured.of(
            equalErrorRate(known),
            known.size(),
            "%",
            instruments.ofVoice("equal error rate against the mean of every voice", known))));
    row.addAll(likeReal(known));
    rows.add(row);
  }

  private double cosine(Judged clip, String voice) {
    float[] a = clip.speaker().point();
    float[] b = centres.getOrDefault(voice, a);
    double product = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      squaresA += (double) a[i] * a[i];
      squaresB += (double) b[i] * b[i];
    }
    double norm = Math.sqrt(squaresA * squaresB);
    return norm > 0 ? product / norm : 0;
  }

  private double equalErrorRate(List<Judged> clips) {
    List<String> voices = List.copyOf(centres.keySet());
    int count = clips.size() * voices.size();
    double[] scores = new double[count];
    boolean[] same = new boolean[count];
    for (int i = 0; i < count; i++) {
      Judged clip = clips.get(i / voices.size());
      String voice = voices.get(i % voices.size());
      scores[i] = cosine(clip, voice);
      same[i] = clip.voice().equals(voice);
    }
    return Verification.of(scores, same).equalErrorRate();
  }

  private List<Block.Cell> likeReal(List<Judged> clips) {
    boolean areReal = real.containsAll(clips);
    List<Judged> others = areReal ? half(clips, 1) : real;
    List<Judged> own = areReal ? half(clips, 0) : clips;
    if (own.size() < LEAST_CLIPS || others.size() < LEAST_CLIPS) {
      return List.of(Measured.nothing(), Measured.nothing());
    }
    float[][] a = points(own);
    float[][] b = points(others);
    return List.of(
        Measured.of(
            Frechet.between(a, b).squared(),
            own.size(),
            "",
            Instruments.bySize(instruments.ofVoice("Fréchet distance, squared", clips))),
        Measured.of(
            KernelDistance.between(a, b, seed),
            "",
            instruments.ofVoice("kernel distance, unbiased", clips)));
  }

  /** Every other clip, so that both halves have all voices. */
  private static List<Judged> half(List<Judged> clips, int which) {
    List<Judged> sorted = clips.stream()
        .sorted(Comparator.comparing((Judged clip) -> clip.item().key()))
        .toList();
    return IntStream.range(0, sorted.size())
        .filter(i -> i % 2 == which)
        .mapToObj(sorted::get)
        .toList();
  }

  private static float[][] points(List<Judged> clips) {
    return clips.stream().map(clip -> clip.speaker().point()).toArray(float[][]::new);
  }

  /** Empty where no row could be measured. */
  Stream<Block> table() {
    return rows.isEmpty()
        ? Stream.empty()
        : Stream.of(new Block.Table("Near the voice asked for?", NOTE, COLUMNS, rows));
  }
}
