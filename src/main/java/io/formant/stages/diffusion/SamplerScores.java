package io.formant.stages.diffusion;

import io.formant.artifact.Block;
import io.formant.audio.spectrum.Mfcc;
import io.formant.metric.Interval;
import io.formant.metric.speech.CepstralDistortion;
import io.formant.metric.speech.PictureDistance;
import io.formant.stages.MelFrames;
import io.formant.stages.evaluate.Instruments;
import io.formant.stages.evaluate.Measured;
import io.formant.stages.judge.Judged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Samplings of the same prompts from the same noise, measured: what is heard, and how far it is from real clips and from the exact solution. */
final class SamplerScores {
  private static final int CEPSTRA = 14;
  private static final double DB = 20 / Math.log(10);
  private static final List<String> COLUMNS = List.of(
      "sampler",
      "steps",
      "evaluations",
      "content",
      "voice",
      "both",
      "MCD [dB]",
      "MCD, less the yardstick's [dB]",
      "between takes [dB]",
      "from the exact solution [dB]");

  /**
   * One sampling, clip by clip in the order of prompts.
   *
   * @param evaluations of the network for a clip
   * @param distortions mel-cepstral distortion to a real clip of the pair [dB]
   * @param apart how far takes are from each other, pair by pair [dB]
   * @param distances from the exact solution [dB]
   */
  private record Sampling(
      String sampler,
      int steps,
      int evaluations,
      List<Judged> clips,
      double[] distortions,
      double[] apart,
      double[] distances) {}

  private final Map<String, List<Judged>> real;
  private final Map<String, MelFrames> exact;
  private final Instruments instruments;
  private final long seed;
  private final Map<Judged, float[][]> cepstra = new HashMap<>();
  private final List<Sampling> samplings = new ArrayList<>();

  /**
   * @param real clips of the pairs asked for
   * @param exact spectrogram of each prompt, by its key
   */
  SamplerScores(
      List<Judged> real, Map<String, MelFrames> exact, Instruments instruments, long seed) {
    this.instruments = instruments;
    this.real = byPair(real);
    this.exact = exact;
    this.seed = seed;
  }

  private static Map<String, List<Judged>> byPair(List<Judged> clips) {
    return clips.stream()
        .collect(Collectors.groupingBy(SamplerScores::pair, TreeMap::new, Collectors.toList()));
  }

  private static String pair(Judged clip) {
    return clip.voice() + "/" + clip.text();
  }

  /** Root mean square difference of the pictures of two takes, mean over those of a pair. */
  private static double[] apart(List<Judged> clips) {
    return byPair(clips).values().stream()
        .filter(takes -> takes.size() > 1)
        .mapToDouble(takes -> PictureDistance.within(
            takes.stream().map(take -> PictureDistance.print(take.picture())).toList()))
        .toArray();
  }

  /** One more sampling: its spectrograms by the keys of their prompts, and what is heard of them. */
  void add(
      String sampler, int steps, int evaluations, Map<String, MelFrames> mels, List<Judged> clips) {
    double[] distortions = clips.stream().mapToDouble(this::distortion).toArray();
    double[] distances = clips.stream()
        .map(clip -> clip.item().key())
        .mapToDouble(key ->
            distance(Objects.requireNonNull(mels.get(key)), Objects.requireNonNull(exact.get(key))))
        .toArray();
    samplings.add(
        new Sampling(sampler, steps, evaluations, clips, distortions, apart(clips), distances));
  }

  private double distortion(Judged clip) {
    List<Judged> others = real.getOrDefault(pair(clip), List.of());
    if (others.isEmpty()) {
      return Double.NaN;
    }
    float[][] wanted = cepstra.computeIfAbsent(others.get(0), SamplerScores::mfcc);
    return CepstralDistortion.warped(mfcc(clip), wanted).decibels();
  }

  private static float[][] mfcc(Judged clip) {
    return new Mfcc(clip.waveform().rateHz(), CEPSTRA).cepstra(clip.waveform());
  }

  /** Root mean square difference of two spectrograms of one shape. */
  static double distance(MelFrames a, MelFrames b) {
    double sum = 0;
    int count = 0;
    for (int f = 0; f < a.values().length; f++) {
      for (int m = 0; m < a.values()[f].length; m++) {
        double difference = a.values()[f][m] - b.values()[f][m];
        sum += difference * difference;
        count++;
      }
    }
    return DB * Math.sqrt(sum / count);
  }

  /** The table, and its numbers against evaluations as curves. */
  List<Block> blocks(int exactSteps) {
    Sampling yardstick = yardstick();
    return List.of(
        new Block.Table(
            "Quality against steps",
            note(yardstick, exactSteps),
            COLUMNS,
            rows(yardstick, exactSteps)),
        curve(
            "Right in text and voice", "share", s -> share(s, Judged::bothRight).value()),
        curve("Distance from real clips", "MCD [dB]", s -> mean(s.distortions())),
        curve("Distance between takes", "dB", s -> mean(s.apart())),
        curve("Distance from the exact solution", "dB", s -> mean(s.distances())));
  }

  private String note(Sampling yardstick, int exactSteps) {
    List<Judged> all = real.values().stream().flatMap(List::stream).toList();
    return String.format(
        Locale.ROOT,
        "Pairs that training never heard, %d clips, each sampling from the same noise. Evaluations: of the network for a clip, every guidance "
            + "pass counted. MCD: mel-cepstral distortion to a real clip of the pair; the yardstick is %s in %d steps, and an interval around 0 is no "
            + "difference from it, clip by clip. Between takes: mean over pairs of how far clips of one pair differ; real ones differ by %.2f dB. The exact "
            + "solution is Heun's in %d steps; differences are root mean squares of log-mel values.",
        yardstick.clips().size(),
        yardstick.sampler(),
        yardstick.steps(),
        mean(apart(all)),
        exactSteps);
  }

  /** The first sampler in the most steps. */
  private Sampling yardstick() {
    String first = samplings.get(0).sampler();
    return samplings.stream()
        .filter(sampling -> sampling.sampler().equals(first))
        .max(Comparator.comparingInt(Sampling::steps))
        .orElseThrow();
  }

  private List<List<Block.Cell>> rows(Sampling yardstick, int exactSteps) {
    return samplings.stream()
        .map(sampling -> row(sampling, yardstick, exactSteps))
        .toList();
  }

  private List<Block.Cell> row(Sampling sampling, Sampling yardstick, int exactSteps) {
    String less = Instruments.DISTORTION + ", less that of " + yardstick.sampler() + " in "
        + yardstick.steps() + " steps";
    String exactly = "log-mel distance from Heun's solution in " + exactSteps + " steps";
    double[] differences = difference(sampling.distortions(), yardstick.distortions());
    List<Block.Cell> row = new ArrayList<>(List.of(
        Block.Cell.of(sampling.sampler()),
        Block.Cell.of(Integer.toString(sampling.steps())),
        Block.Cell.of(Integer.toString(sampling.evaluations()))));
    row.addAll(instruments.heard(sampling.clips()));
    row.add(spread(sampling.distortions(), sampling, Instruments.DISTORTION));
    row.add(spread(differences, sampling, less));
    row.add(spread(sampling.apart(), sampling, "log-mel distance between takes of a pair"));
    row.add(spread(sampling.distances(), sampling, exactly));
    return row;
  }

  private static Interval share(Sampling sampling, Predicate<Judged> right) {
    return Interval.wilson(
        (int) sampling.clips().stream().filter(right).count(), sampling.clips().size());
  }

  private static double[] difference(double[] values, double[] others) {
    double[] differences = values.clone();
    for (int i = 0; i < differences.length; i++) {
      differences[i] -= others[i];
    }
    return differences;
  }

  /** The mean with its interval, over the clips that have a value. */
  private Block.Cell spread(double[] values, Sampling sampling, String metric) {
    double[] known = known(values);
    return known.length < 2
        ? Measured.nothing()
        : Measured.of(
            Interval.bootstrapMean(known, seed),
            "dB",
            instruments.ofSound(metric, sampling.clips()));
  }

  private static double mean(double[] values) {
    return Arrays.stream(known(values)).average().orElse(Double.NaN);
  }

  private static double[] known(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).toArray();
  }

  private Block curve(String title, String unit, Function<Sampling, Double> value) {
    Map<String, List<Sampling>> bySampler = samplings.stream()
        .collect(Collectors.groupingBy(Sampling::sampler, LinkedHashMap::new, Collectors.toList()));
    List<Block.Line> lines = bySampler.entrySet().stream()
        .map(entry -> new Block.Line(
            entry.getKey(),
            entry.getValue().stream().mapToDouble(Sampling::evaluations).toArray(),
            entry.getValue().stream().mapToDouble(value::apply).toArray()))
        .toList();
    return new Block.Curve(title, "", "network evaluations of a clip", unit, lines);
  }
}
