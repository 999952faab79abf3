package io.formant.model.duration;

import io.formant.tensor.TensorData;
import io.formant.text.PhoneSymbols;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds when each phone of a clip is said, learning from the clips themselves: one Gaussian a phone over coarse, voice-normalised
 * log-mel frames and their slopes, re-estimated from the best segmentation in turns (Viterbi training) from a start that
 * divides each clip by typical durations. Safe for use by several threads.
 *
 * <p>Source: Rabiner 1989, https://doi.org/10.1109/5.18626, with segments of a least length in place of transitions.
 */
public final class PhoneAligner {
  private static final int TURNS = 6;

  private final PhoneGaussians gaussians;
  private final VoiceMeans voices;

  private PhoneAligner(PhoneGaussians gaussians, VoiceMeans voices) {
    this.gaussians = gaussians;
    this.voices = voices;
  }

  /** Learns phones from clips; takes a few seconds for thousands of words. */
  public static PhoneAligner train(List<Utterance> clips) {
    if (clips.isEmpty())
      throw new IllegalArgumentException("no clips to align, expected at least one");
    VoiceMeans voices = VoiceMeans.of(clips);
    List<float[][]> frames = clips.stream().map(voices::features).toList();
    List<int[]> segments = clips.stream().map(PhoneAligner::typical).toList();
    PhoneGaussians gaussians = PhoneGaussians.of(clips, frames, segments);
    for (int turn = 1; turn < TURNS; turn++) {
      segments = aligned(gaussians, clips, frames);
      gaussians = PhoneGaussians.of(clips, frames, segments);
    }
    return new PhoneAligner(gaussians, voices);
  }

  private static List<int[]> aligned(
      PhoneGaussians gaussians, List<Utterance> clips, List<float[][]> frames) {
    return IntStream.range(0, clips.size())
        .mapToObj(i -> segments(gaussians, clips.get(i), frames.get(i)))
        .toList();
  }

  /** Frames of each phone, (S); their sum is F. A voice that was not in the training is normalised by the clip alone. */
  public int[] align(Utterance clip) {
    return segments(gaussians, clip, voices.features(clip));
  }

  private static int[] segments(PhoneGaussians gaussians, Utterance clip, float[][] frames) {
    int inner = Math.max(0, clip.phones().size() - 2);
    if (frames.length < inner || frames.length < clip.phones().size()) return typical(clip);
    int shortest = frames.length >= 2 * inner ? 2 : 1;
    return new Segmentation(gaussians.scores(clip, frames), shortest).frames();
  }

  /** The clip divided in proportion to typical durations, pauses at the edges being short. */
  private static int[] typical(Utterance clip) {
    double total =
        clip.phones().stream().mapToDouble(PhoneAligner::typicalSeconds).sum();
    int[] frames = new int[clip.phones().size()];
    double end = 0;
    int taken = 0;
    for (int k = 0; k < frames.length; k++) {
      end += typicalSeconds(clip.phones().get(k));
      frames[k] = (int) Math.round(end / total * clip.logMel().length) - taken;
      taken += frames[k];
    }
    return frames;
  }

  private static double typicalSeconds(String phone) {
    double seconds = PhoneSymbols.phone(phone).typicalSeconds();
    return phone.equals(PhoneSymbols.PAUSE) ? seconds / 2 : seconds;
  }

  /** The trained numbers by name, for {@link #of}. */
  public Map<String, TensorData> weights() {
    Map<String, TensorData> tensors = new LinkedHashMap<>(gaussians.weights());
    tensors.putAll(voices.weights());
    return tensors;
  }

  /** The aligner whose {@link #weights()} these are. */
  public static PhoneAligner of(Map<String, TensorData> tensors) {
    return new PhoneAligner(PhoneGaussians.of(tensors), VoiceMeans.of(tensors));
  }
}
