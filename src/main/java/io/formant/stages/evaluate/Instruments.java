package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Basis;
import io.formant.artifact.Digest;
import io.formant.audio.spectrum.MelSettings;
import io.formant.metric.Interval;
import io.formant.stages.judge.Judged;
import io.formant.stages.judge.RecognizerModel;
import io.formant.tensor.TensorData;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What numbers of clips are computed with, whatever made the clips: two runs on one corpus with one recogniser have equal ones. The
 * real clips are part of every number, also of those that are counted without them: on another corpus something else is asked for.
 *
 * @param content digest of the recogniser of content
 * @param voice digest of the recogniser of voices
 * @param rateHz of all clips
 * @param reference digest of the real clips that others are held against; of the voices and texts asked for where there are none
 */
public record Instruments(String content, String voice, int rateHz, String reference) {
  /** Its settings are those of {@link io.formant.metric.speech.CepstralDistortion}. */
  public static final String DISTORTION = "mel-cepstral distortion of 14 cepstra, time-warped";

  static final String SURPRISE = "surprise of the recognisers";

  /** Clips are held against real ones. */
  public static Instruments of(RecognizerModel recognizer, Collection<Judged> real) {
    return of(recognizer, real.stream().map(Instruments::recording));
  }

  /** Clips are held against nothing but what was asked of them. */
  public static Instruments ofAsked(RecognizerModel recognizer, Collection<Judged> clips) {
    return of(
        recognizer,
        clips.stream().flatMap(clip -> Stream.of("voice " + clip.voice(), "text " + clip.text())));
  }

  private static Instruments of(RecognizerModel recognizer, Stream<String> reference) {
    MelSettings settings = recognizer.settings();
    return new Instruments(
        digest(settings, recognizer.content()),
        digest(settings, recognizer.voice()),
        settings.rateHz(),
        Digest.of(reference.distinct().sorted().toList()).hex());
  }

  private static String recording(Judged clip) {
    return String.join(
        "\n", clip.item().key(), clip.cell().toString(), hex(clip.waveform().samples()));
  }

  private static String digest(MelSettings settings, RecognizerModel.Part part) {
    List<String> parts = new ArrayList<>(
        List.of(settings.toString(), part.config().toString(), part.labels().toString()));
    Map<String, TensorData> weights = new TreeMap<>(part.weights());
    weights.forEach((name, tensor) -> parts.add(name + " " + tensor + " " + hex(tensor.values())));
    return Digest.of(parts).hex();
  }

  private static String hex(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    bytes.asFloatBuffer().put(values);
    return Digest.of(bytes.array()).hex();
  }

  /** Shares of clips in which the text, the voice and both are heard that were asked for, with 95 % Wilson intervals. */
  public List<Block.Cell> heard(List<Judged> clips) {
    return List.of(
        share(clips, Judged::contentRight, ofContent("share of clips heard to say it", clips)),
        share(clips, Judged::voiceRight, ofVoice("share of clips heard as the voice", clips)),
        share(clips, Judged::bothRight, ofBoth("share of clips heard right in both", clips)));
  }

  /** How little the recognisers expected what was asked for, a mean with its 95 % bootstrap interval. */
  Block.Cell surprise(List<Judged> clips, long seed) {
    double[] values = clips.stream().mapToDouble(Judged::surprise).toArray();
    return Measured.of(Interval.bootstrapMean(values, seed), "nats", ofBoth(SURPRISE, clips));
  }

  private static Block.Cell share(List<Judged> clips, Predicate<Judged> right, Basis basis) {
    int count = (int) clips.stream().filter(right).count();
    return Measured.of(Interval.wilson(count, clips.size()), "%", basis);
  }

  /** Of a number that the recogniser of content was asked for. */
  public Basis ofContent(String metric, List<Judged> clips) {
    return basis(metric, "recogniser of content", content, clips);
  }

  /** Of a number that the recogniser of voices was asked for, or that is of its hidden layer. */
  public Basis ofVoice(String metric, List<Judged> clips) {
    return basis(metric, "recogniser of voices", voice, clips);
  }

  /** Of a number that both recognisers were asked for. */
  Basis ofBoth(String metric, List<Judged> clips) {
    String both = Digest.of(List.of(content, voice)).hex();
    return basis(metric, "recognisers of content and voices", both, clips);
  }

  /** Of a number that is computed from the sound alone. */
  public Basis ofSound(String metric, List<Judged> clips) {
    return basis(metric, "", "", clips);
  }

  private Basis basis(String metric, String extractor, String digest, List<Judged> clips) {
    return new Basis(metric, extractor, digest, rateHz, splits(clips), reference, false);
  }

  private static String splits(List<Judged> clips) {
    Function<Judged, String> split = clip -> clip.cell().split();
    return clips.stream().map(split).distinct().sorted().collect(Collectors.joining(", "));
  }

  /** The same for a number that depends on how many clips there are. */
  public static Basis bySize(Basis basis) {
    return new Basis(
        basis.metric(),
        basis.extractor(),
        basis.digest(),
        basis.rateHz(),
        basis.split(),
        basis.reference(),
        true);
  }

  /** The cell with what its number was computed with; as it is where it holds none. */
  static Block.Cell on(Basis basis, Block.Cell cell) {
    return cell.number().map(number -> Block.Cell.of(number.on(basis))).orElse(cell);
  }
}
