package io.formant.stages.study;

import io.formant.artifact.Block;
import io.formant.audio.Wav;
import io.formant.audio.Waveform;
import io.formant.metric.Interval;
import io.formant.metric.Verdict;
import io.formant.stages.Cell;
import io.formant.stages.evaluate.Measured;
import io.formant.stages.judge.Judged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What {@link EvaluateInversion} tells: claims, losses, each clip, and the sounds. */
final class InversionReport {
  private static final double TENFOLD = 10;
  private static final String CLAIMS_NOTE =
      "Losses: 95 % bootstrap interval of the mean of log₁₀ of the factor. Shares: 95 % Wilson intervals against chance, of recognisers "
          + "that the descent knows nothing of. Few clips leave wide intervals.";
  private static final String CLIPS_NOTE =
      "Loss: squared distance of unit vectors, 2 − 2 cosines, of the sound as its file holds it. By telephone: the loss after 300 to 3400 Hz "
          + "and 8 bits; beside it that of the clip itself, carried likewise. Where the found sound loses far more by it than the clip "
          + "does, it lives by details that no ear needs.";

  private static final String HEARD =
      "another model too hears the clip's voice in what was found: the embedding says of the voice what both listen for, though it need "
          + "not sound like speech.";
  private static final String UNHEARD =
      "the model is satisfied but another one does not hear the clip's voice: what was found is an adversarial sound rather than that "
          + "voice.";
  private static final String UNDECIDED =
      "the model is satisfied, and these clips are too few to tell whether another one hears the clip's voice.";

  private final List<Inversion> inversions;
  private final Optional<InversionHearing> hearing;
  private final long seed;

  InversionReport(List<Inversion> inversions, Optional<InversionHearing> hearing, long seed) {
    this.inversions = List.copyOf(inversions);
    this.hearing = hearing;
    this.seed = seed;
  }

  List<Block> blocks() {
    return List.of(claims(), verdict(), curve(), clips(), audio());
  }

  private List<String> starts() {
    return inversions.stream().map(Inversion::start).distinct().toList();
  }

  private int[] from(String start) {
    return IntStream.range(0, inversions.size())
        .filter(i -> inversions.get(i).start().equals(start))
        .toArray();
  }

  private double[] factors(String start) {
    return IntStream.of(from(start))
        .mapToDouble(i -> inversions.get(i).factor())
        .sorted()
        .toArray();
  }

  private Block claims() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (String start : starts()) {
      rows.add(fall(start));
      hearing.ifPresent(heard -> {
        rows.add(heard(
            "from " + start + ", it is heard in the clip's voice",
            start,
            Judged::voiceRight,
            heard.voices()));
        rows.add(heard(
            "from " + start + ", it is heard to say the clip's text",
            start,
            Judged::contentRight,
            heard.texts()));
      });
    }
    return new Block.Table(
        "What does an embedding say of a sound?",
        CLAIMS_NOTE,
        List.of("claim", "at 95 %", "evidence"),
        rows);
  }

  private List<Block.Cell> fall(String start) {
    double[] factors = factors(start);
    Interval logs =
        Interval.bootstrapMean(Arrays.stream(factors).map(Math::log10).toArray(), seed);
    return List.of(
        Block.Cell.of("from " + start + ", the loss falls at least ten-fold"),
        Block.Cell.of(Verdict.above(logs, Math.log10(TENFOLD)).word()),
        Block.Cell.of(String.format(
            Locale.ROOT,
            "by %.0f at the least, %.0f in the median; %d of %d ten-fold",
            factors[0],
            factors[factors.length / 2],
            Arrays.stream(factors).filter(factor -> factor >= TENFOLD).count(),
            factors.length)));
  }

  private List<Block.Cell> heard(String claim, String start, Predicate<Judged> right, int labels) {
    InversionHearing heard = hearing.orElseThrow();
    int[] which = from(start);
    Interval found = InversionHearing.share(heard.found(), which, right);
    return List.of(
        Block.Cell.of(claim),
        Block.Cell.of(Verdict.above(found, 1.0 / labels).word()),
        Block.Cell.of(String.format(
            Locale.ROOT,
            "in %.0f %% (%.0f to %.0f %%) of %d, before the descent in %.0f %%, in the clips themselves in %.0f %%, by chance in %.0f %%",
            100 * found.value(),
            100 * found.low(),
            100 * found.high(),
            which.length,
            100 * InversionHearing.share(heard.begun(), which, right).value(),
            100 * InversionHearing.share(heard.sought(), which, right).value(),
            100.0 / labels)));
  }

  /** Speech in the voice, or noise that the model alone takes for it. */
  private Block verdict() {
    String title = "Voice, or noise that fools the model?";
    if (hearing.isEmpty())
      return new Block.Text(title, "Not told: no recognizer was named. Listen below.");
    List<String> sentences = new ArrayList<>();
    for (String start : starts()) sentences.add(sentence(start, hearing.get()));
    return new Block.Text(title, String.join(" ", sentences));
  }

  private String sentence(String start, InversionHearing heard) {
    int[] which = from(start);
    Interval found = InversionHearing.share(heard.found(), which, Judged::voiceRight);
    double sought =
        InversionHearing.share(heard.sought(), which, Judged::voiceRight).value();
    String sentence;
    if (found.low() > 1.0 / heard.voices() && found.value() >= sought / 2) sentence = HEARD;
    else sentence = found.high() < sought / 2 ? UNHEARD : UNDECIDED;
    return "From " + start + ", " + sentence;
  }

  private Block curve() {
    List<Block.Line> lines = new ArrayList<>();
    for (String start : starts()) {
      int[] which = from(start);
      int steps = inversions.get(which[0]).losses().length;
      double[] x = IntStream.range(0, steps).mapToDouble(step -> step).toArray();
      double[] y = Arrays.stream(x)
          .map(step -> Math.log10(Math.max(1e-9, mean(which, (int) step))))
          .toArray();
      lines.add(new Block.Line("from " + start, x, y));
    }
    return new Block.Curve(
        "Loss of the descent", "Means over clips.", "step", "log₁₀ of the loss", lines);
  }

  private double mean(int[] which, int step) {
    return IntStream.of(which)
        .mapToDouble(i -> inversions.get(i).losses()[step])
        .average()
        .orElseThrow();
  }

  private Block clips() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (int i = 0; i < inversions.size(); i++) {
      Inversion inversion = inversions.get(i);
      List<Block.Cell> row = new ArrayList<>(List.of(
          Block.Cell.of(title(inversion)),
          Measured.of(inversion.before(), 1, ""),
          Measured.of(inversion.after(), 1, ""),
          Measured.of(inversion.factor(), 1, ""),
          Measured.of(inversion.telephone(), 1, ""),
          Measured.of(inversion.targetTelephone(), 1, "")));
      row.add(Block.Cell.of(heardAt(i, true)));
      row.add(Block.Cell.of(heardAt(i, false)));
      rows.add(row);
    }
    return new Block.Table(
        "Inversions, one by one",
        CLIPS_NOTE,
        List.of(
            "clip",
            "loss before",
            "after",
            "fell by",
            "by telephone",
            "the clip by telephone",
            "heard voice",
            "heard text"),
        rows);
  }

  private String heardAt(int inversion, boolean voice) {
    return hearing
        .map(heard -> heard.found().get(inversion))
        .map(found -> voice ? found.heardVoice() : found.heardText())
        .orElse("–");
  }

  private static String title(Inversion inversion) {
    Cell cell = Cell.of(inversion.target());
    return "%s “%s” (%s), from %s"
        .formatted(cell.voice(), cell.text(), cell.split(), inversion.start());
  }

  private Block audio() {
    List<Block.Sample> samples = new ArrayList<>();
    for (int i = 0; i < inversions.size(); i++) {
      Inversion inversion = inversions.get(i);
      String name = (i + 1) + "-from-" + inversion.start();
      Waveform clip = inversion.target().value().waveform();
      samples.add(sample("sought-" + name, "reference", "true", inversion, clip));
      samples.add(sample("start-" + name, "generated", "null", inversion, inversion.begin()));
      samples.add(sample("found-" + name, "generated", "true", inversion, inversion.found()));
    }
    return new Block.Audio(
        "Listen to inversions",
        "The clip sought, what the descent started from (null), and what it found (generated).",
        samples);
  }

  private static Block.Sample sample(
      String name, String source, String condition, Inversion inversion, Waveform sound) {
    Cell cell = Cell.of(inversion.target());
    return new Block.Sample(
        name,
        cell.text(),
        cell.voice(),
        cell.split(),
        source,
        condition,
        0,
        "",
        0,
        Wav.bytes(sound),
        true,
        title(inversion));
  }
}
