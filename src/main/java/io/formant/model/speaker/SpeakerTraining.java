package io.formant.model.speaker;

import ai.djl.ndarray.NDArray;
import io.formant.model.BandStatistics;
import io.formant.model.MelBatch;
import io.formant.model.VariedPart;
import io.formant.tensor.Parameters;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a {@link Speaker} learns by: batches of several clips of several voices, each a random part of itself, so that it hears who
 * speaks rather than what is said.
 *
 * <p>A trainer minimises {@link #loss} over {@link #parameters()}; then {@link #speaker()} is the trained model.
 */
public final class SpeakerTraining {

  private final SpeakerConfig config;
  private final BandStatistics bands;
  private final List<List<float[][]>> voices;
  private final Seed seed;
  private final Parameters parameters;
  private final SpeakerNetwork network;

  /**
   * @param voices natural-log mel pictures, (F, M), by voice
   * @throws IllegalArgumentException if there are fewer than two voices, or one has a single clip
   */
  public SpeakerTraining(SpeakerConfig config, Map<String, List<float[][]>> voices, Seed seed) {
    voices.forEach(SpeakerTraining::requireClips);
    if (voices.size() < 2) {
      throw new IllegalArgumentException("voices are " + voices.keySet()
          + ", expected at least two to tell apart: learn from clips of more voices");
    }
    this.config = config;
    this.seed = seed.at("batches");
    bands = BandStatistics.of(
        config.mels(), voices.values().stream().flatMap(List::stream).toList());
    this.voices = voices.values().stream()
        .map(clips -> clips.stream().map(bands::normalize).toList())
        .toList();
    parameters = new Parameters(seed.at("parameters"));
    network = new SpeakerNetwork(config, parameters.root());
  }

  private static void requireClips(String voice, List<float[][]> clips) {
    if (clips.size() < 2) {
      throw new IllegalArgumentException("voice " + voice + " has " + clips.size()
          + " clips to learn from, expected at least two");
    }
  }

  /** What the loss depends on. */
  public Parameters parameters() {
    return parameters;
  }

  /**
   * The generalised end-to-end loss of a batch, a scalar.
   *
   * @param batch its number, which decides the clips and all else that is random
   */
  public NDArray loss(long batch, Scope scope) {
    RandomStream random = seed.at(batch).stream();
    int[] order = random.permutation(voices.size());
    int count = Math.min(config.voices(), order.length);
    List<float[][]> parts = new ArrayList<>();
    for (int v = 0; v < count; v++) {
      add(voices.get(order[v]), random, parts);
    }
    NDArray embeddings = network.embed(MelBatch.of(scope, parts, SpeakerNetwork.STRIDE));
    return network.loss(embeddings.reshape(count, config.clips(), config.width()));
  }

  /** Different clips, as far as the voice has them. */
  private void add(List<float[][]> clips, RandomStream random, List<float[][]> parts) {
    int[] order = random.permutation(clips.size());
    for (int c = 0; c < config.clips(); c++) {
      parts.add(VariedPart.of(clips.get(order[c % order.length]), random));
    }
  }

  /** The model with the parameters as they are now; closing it frees them. */
  public Speaker speaker() {
    return new Speaker(config, parameters, network, bands);
  }
}
