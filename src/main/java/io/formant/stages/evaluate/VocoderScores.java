package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Basis;
import io.formant.audio.spectrum.Pitch;
import io.formant.audio.spectrum.Stft;
import io.formant.metric.Interval;
import io.formant.metric.speech.PitchError;
import io.formant.stages.judge.Judged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Vocoders beside each other, on the same real clips. */
final class VocoderScores {
  private static final double DB = 20 / Math.log(10);
  private static final float LEAST_MAGNITUDE = 1e-2f;
  private static final String MEL = "log-mel distance";
  private static final String FINE = "log-spectral distance, window 32 ms at 16 kHz";
  private static final String COARSE = "log-spectral distance, window 128 ms at 16 kHz";
  private static final List<String> COLUMNS = List.of(
      "vocoder",
      "mel [dB]",
      "spectrum, fine in time [dB]",
      "spectrum, fine in pitch [dB]",
      "F0 [cents]",
      "content",
      "voice",
      "both",
      "surprise [nats]");

  private static final String NOTE =
      "Real clips of splits that no vocoder was trained on, taken to spectrograms and back, beside the clips themselves. Mel: mean "
          + "absolute difference of the two log-mel spectrograms. Spectrum: the same of log magnitudes, with windows of 32 and 128 ms "
          + "at 16 kHz. F0: root mean square difference where both are voiced, median over clips. Content, voice, both: what "
          + "recognisers hear. Surprise: −ln of the probabilities that they give the text and the voice of a clip, which still tells "
          + "vocoders apart where all clips are heard right. Means with 95 % bootstrap intervals, shares with 95 % Wilson intervals.";

  private static final String DIFFERENCES_NOTE =
      "The first vocoder less each other, clip by clip: mean with its 95 % bootstrap interval. Negative distances mean that the first "
          + "is nearer to the real clips, negative surprise that recognisers are surer of it; an interval that holds 0 shows no difference.";

  /** One clip through a vocoder. */
  private record Scored(
      double mel, double fine, double coarse, OptionalDouble cents, Judged judged) {}

  private final Map<String, Judged> real;
  private final Instruments instruments;
  private final long seed;
  private final Map<String, Map<String, Scored>> vocoders = new LinkedHashMap<>();

  /**
   * @param real clips by their keys
   */
  VocoderScores(Map<String, Judged> real, Instruments instruments, long seed) {
    this.instruments = instruments;
    this.real = real;
    this.seed = seed;
  }

  void add(String vocoder, List<Judged> clips) {
    if (clips.size() < 2) {
      throw new IllegalArgumentException("'" + vocoder + "' has " + clips.size()
          + " clips that are among the real ones, expected at least 2");
    }
    Map<String, Scored> scored = new LinkedHashMap<>();
    clips.forEach(clip -> scored.put(clip.item().key(), scored(clip)));
    vocoders.put(vocoder, scored);
  }

  private Scored scored(Judged clip) {
    Judged original = Objects.requireNonNull(real.get(clip.item().key()));
    float[] a = original.waveform().samples();
    float[] b = clip.waveform().samples();
    int length = Math.min(a.length, b.length);
    float[] wanted = Arrays.copyOf(a, length);
    float[] heard = Arrays.copyOf(b, length);
    int window = Integer.highestOneBit(original.waveform().rateHz() / 31);
    return new Scored(
        DB * distance(original.picture(), clip.picture()),
        DB * distance(spectrum(wanted, window), spectrum(heard, window)),
        DB * distance(spectrum(wanted, 4 * window), spectrum(heard, 4 * window)),
        cents(original, clip),
        clip);
  }

  private static float[][] spectrum(float[] samples, int window) {
    float[][] magnitudes = new Stft(window, window, window / 4, Stft.Padding.CENTRED)
        .forward(samples)
        .magnitude();
    for (float[] frame : magnitudes) {
      for (int bin = 0; bin < frame.length; bin++) {
        frame[bin] = (float) Math.log(Math.max(frame[bin], LEAST_MAGNITUDE));
      }
    }
    return magnitudes;
  }

  private static double distance(float[][] a, float[][] b) {
    int frames = Math.min(a.length, b.length);
    double sum = 0;
    for (int frame = 0; frame < frames; frame++) {
      for (int band = 0; band < a[frame].length; band++) {
        sum += Math.abs(a[frame][band] - b[frame][band]);
      }
    }
    return sum / ((double) frames * a[0].length);
  }

  private static OptionalDouble cents(Judged original, Judged clip) {
    Pitch pitch = new Pitch(original.waveform().rateHz());
    try {
      PitchError error =
          PitchError.unaligned(pitch.track(original.waveform()), pitch.track(clip.waveform()));
      return OptionalDouble.of(error.cents());
    } catch (IllegalArgumentException e) {
      return OptionalDouble.empty(); // nothing is voiced in both
    }
  }

  List<Block> blocks() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    rows.add(realRow());
    vocoders.keySet().forEach(name -> rows.add(row(name, scores(name))));
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Table("Which vocoder brings real clips back best?", NOTE, COLUMNS, rows));
    if (vocoders.size() > 1) {
      blocks.add(differences());
    }
    return blocks;
  }

  private List<Block.Cell> realRow() {
    List<Judged> clips = List.copyOf(real.values());
    List<Block.Cell> row = new ArrayList<>(List.of(
        Block.Cell.of("the clips themselves"),
        Measured.nothing(),
        Measured.nothing(),
        Measured.nothing(),
        Measured.nothing()));
    row.addAll(instruments.heard(clips));
    row.add(instruments.surprise(clips, seed));
    return row;
  }

  private List<Block.Cell> row(String name, List<Scored> clips) {
    double[] cents =
        clips.stream().flatMapToDouble(clip -> clip.cents().stream()).sorted().toArray();
    List<Block.Cell> row = new ArrayList<>(List.of(
        Block.Cell.of(name),
        mean(clips, Scored::mel, MEL),
        mean(clips, Scored::fine, FINE),
        mean(clips, Scored::coarse, COARSE),
        cents.length == 0
            ? Measured.nothing()
            : Measured.of(
                cents[cents.length / 2],
                cents.length,
                "cents",
                instruments.ofSound("F0 RMSE, median", judged(clips)))));
    row.addAll(instruments.heard(judged(clips)));
    row.add(instruments.surprise(judged(clips), seed));
    return row;
  }

  private Block.Cell mean(List<Scored> clips, ToDoubleFunction<Scored> value, String metric) {
    double[] values = clips.stream().mapToDouble(value).toArray();
    return Measured.of(
        Interval.bootstrapMean(values, seed), "dB", instruments.ofSound(metric, judged(clips)));
  }

  private static List<Judged> judged(List<Scored> clips) {
    return clips.stream().map(Scored::judged).toList();
  }

  private Block differences() {
    List<String> names = List.copyOf(vocoders.keySet());
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (String other : names.subList(1, names.size())) {
      rows.add(List.of(
          Block.Cell.of(names.get(0) + " less " + other),
          farther(names.get(0), other, Scored::mel, MEL),
          farther(names.get(0), other, Scored::fine, FINE),
          farther(names.get(0), other, Scored::coarse, COARSE),
          rightMoreOften(names.get(0), other),
          moreSurprising(names.get(0), other)));
    }
    return new Block.Table(
        "Vocoders clip by clip",
        DIFFERENCES_NOTE,
        List.of(
            "",
            "mel [dB]",
            "fine in time [dB]",
            "fine in pitch [dB]",
            "both heard right",
            "surprise [nats]"),
        rows);
  }

  private Block.Cell farther(
      String first, String other, ToDoubleFunction<Scored> value, String metric) {
    Basis basis = instruments.ofSound("difference of " + metric, judged(scores(first)));
    return difference(first, other, value, "dB", basis);
  }

  private Block.Cell rightMoreOften(String first, String other) {
    Basis basis = instruments.ofBoth("difference of clips heard right", judged(scores(first)));
    return difference(first, other, clip -> clip.judged().bothRight() ? 1 : 0, "%", basis);
  }

  private Block.Cell moreSurprising(String first, String other) {
    Basis basis =
        instruments.ofBoth("difference of " + Instruments.SURPRISE, judged(scores(first)));
    return difference(first, other, clip -> clip.judged().surprise(), "nats", basis);
  }

  private Block.Cell difference(
      String first, String other, ToDoubleFunction<Scored> value, String unit, Basis basis) {
    double[] differences = Paired.differences(byKey(first), byKey(other), value);
    return differences.length < 2
        ? Measured.nothing()
        : Measured.of(Interval.bootstrapMean(differences, seed), unit, basis);
  }

  private List<Scored> scores(String vocoder) {
    return List.copyOf(byKey(vocoder).values());
  }

  private Map<String, Scored> byKey(String vocoder) {
    return Objects.requireNonNull(vocoders.get(vocoder));
  }
}
