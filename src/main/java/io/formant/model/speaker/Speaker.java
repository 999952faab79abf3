package io.formant.model.speaker;

import ai.djl.ndarray.NDArray;
import io.formant.audio.spectrum.MelSettings;
import io.formant.model.BandStatistics;
import io.formant.model.HeardMel;
import io.formant.model.MelBatch;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small speaker encoder trained from scratch: a clip becomes a unit vector of width E, near those of other clips of the voice.
 * {@link SpeakerTraining} makes one in seconds. Safe for use by several threads.
 */
public final class Speaker implements AutoCloseable {

  private final SpeakerConfig config;
  private final Parameters parameters;
  private final SpeakerNetwork network;
  private final BandStatistics bands;

  Speaker(
      SpeakerConfig config, Parameters parameters, SpeakerNetwork network, BandStatistics bands) {
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
  public float[] embed(float[][] logMel) {
    try (Scope scope = Scope.open()) {
      List<float[][]> one = List.<float[][]>of(bands.normalize(logMel));
      NDArray embedding = network.embed(MelBatch.of(scope, one, SpeakerNetwork.STRIDE));
      return embedding.toFloatArray();
    }
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
    return network.embed(
        new HeardMel(settings, bands, SpeakerNetwork.STRIDE).of(waveforms, mask, scope));
  }

  public SpeakerConfig config() {
    return config;
  }

  /** How many numbers were learned. */
  public long parameterCount() {
    return parameters.count();
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
  public static Speaker of(SpeakerConfig config, Map<String, TensorData> weights) {
    Map<String, TensorData> rest = new LinkedHashMap<>(weights);
    BandStatistics bands = BandStatistics.take(rest);
    Parameters parameters = new Parameters(new Seed(0));
    SpeakerNetwork network = new SpeakerNetwork(config, parameters.root());
    parameters.load(rest);
    return new Speaker(config, parameters, network, bands);
  }

  @Override
  public void close() {
    parameters.close();
  }
}
