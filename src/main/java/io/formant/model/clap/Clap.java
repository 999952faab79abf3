package io.formant.model.clap;

import ai.djl.ndarray.NDArray;
import io.formant.audio.spectrum.MelSettings;
import io.formant.model.BandStatistics;
import io.formant.model.HeardMel;
import io.formant.model.MelBatch;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import io.formant.text.SentenceEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trained audio–text encoder: a clip or a caption becomes a unit vector of width E; those that belong together are near. What it
 * learns to keep is what captions tell apart, so with captions of voices it keeps the voice.
 * {@link ClapTraining} makes one in seconds. Safe for use by several threads.
 */
public final class Clap implements AutoCloseable {
  private static final int BATCH = 32;

  private final ClapConfig config;
  private final Parameters parameters;
  private final ClapNetwork network;
  private final BandStatistics bands;

  Clap(ClapConfig config, Parameters parameters, ClapNetwork network, BandStatistics bands) {
    this.config = config;
    this.parameters = parameters;
    this.network = network;
    this.bands = bands;
  }

  /**
   * The embedding of a clip, (E).
   *
   * @param logMel natural-log mel frames, (F, M)
   */
  public float[] audio(float[][] logMel) {
    return audio(List.<float[][]>of(logMel)).get(0);
  }

  /** The embeddings of clips, (E) each, in their order. */
  public List<float[]> audio(List<float[][]> logMels) {
    List<float[]> embeddings = new ArrayList<>();
    for (int from = 0; from < logMels.size(); from += BATCH) {
      List<float[][]> part = logMels.subList(from, Math.min(from + BATCH, logMels.size()));
      try (Scope scope = Scope.open()) {
        NDArray audio = network.audio(MelBatch.of(scope, normalized(part), ClapNetwork.STRIDE));
        embeddings.addAll(rows(audio));
      }
    }
    return embeddings;
  }

  /**
   * Unit vectors of waveforms, differentiable, (B, E).
   *
   * @param waveforms (B, T, 1)
   * @param mask (B, T), 1 on valid samples; null if all are
   * @param settings of the pictures that the model was trained on
   */
  public NDArray hear(
      NDArray waveforms, @Nullable NDArray mask, MelSettings settings, Scope scope) {
    return network.audio(
        new HeardMel(settings, bands, ClapNetwork.STRIDE).of(waveforms, mask, scope));
  }

  /** The embedding of a caption, (E). */
  public float[] text(String caption) {
    try (Scope scope = Scope.open()) {
      float[] sentence = SentenceEncoder.shared().encode(caption);
      return network.text(scope.from(sentence, 1, sentence.length)).toFloatArray();
    }
  }

  private List<float[][]> normalized(List<float[][]> logMels) {
    return logMels.stream().map(bands::normalize).toList();
  }

  private List<float[]> rows(NDArray embeddings) {
    float[] values = embeddings.toFloatArray();
    List<float[]> rows = new ArrayList<>();
    for (int at = 0; at < values.length; at += config.width()) {
      rows.add(Arrays.copyOfRange(values, at, at + config.width()));
    }
    return rows;
  }

  public ClapConfig config() {
    return config;
  }

  /** The trained numbers by name, for {@link #of}. */
  public Map<String, TensorData> weights() {
    Map<String, TensorData> weights = new LinkedHashMap<>(parameters.save());
    bands.save(weights);
    return weights;
  }

  /**
   * The model whose {@link #weights()} these are.
   *
   * @throws IllegalArgumentException if they don't fit the config
   */
  public static Clap of(ClapConfig config, Map<String, TensorData> weights) {
    Map<String, TensorData> rest = new LinkedHashMap<>(weights);
    BandStatistics bands = BandStatistics.take(rest);
    Parameters parameters = new Parameters(new Seed(0));
    ClapNetwork network = new ClapNetwork(config, parameters.root());
    parameters.load(rest);
    return new Clap(config, parameters, network, bands);
  }

  @Override
  public void close() {
    parameters.close();
  }
}
