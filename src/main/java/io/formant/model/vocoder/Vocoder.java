package io.formant.model.vocoder;

import ai.djl.ndarray.NDArray;
import io.formant.audio.Waveform;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.TensorData;
import io.formant.tensor.VoiceKernels;
import io.formant.tensor.VoiceKernels.Bands;
import java.util.Map;

/**
 * A trained vocoder: log-mel pictures to sound. The network's waveform is then levelled a few times: each band of each frame is brought
 * nearer to the picture. Safe for use by several threads.
 */
public final class Vocoder implements AutoCloseable {

  /** Rounds of levelling that bring the bands within what Griffin-Lim reaches. */
  public static final int ROUNDS = 8;

  private final VocoderConfig config;
  private final Parameters parameters;
  private final VocoderNetwork network;
  private final PictureBands bands;

  Vocoder(VocoderConfig config, Parameters parameters, VocoderNetwork network) {
    this.config = config;
    this.parameters = parameters;
    this.network = network;
    bands = new PictureBands(config.mel());
  }

  /**
   * The vocoder whose {@link #weights()} these are.
   *
   * @throws IllegalArgumentException if they don't fit the config
   */
  public static Vocoder of(VocoderConfig config, Map<String, TensorData> weights) {
    Parameters parameters = Parameters.withoutGradients();
    VocoderNetwork network = new VocoderNetwork(config, parameters.root());
    parameters.load(weights);
    return new Vocoder(config, parameters, network);
  }

  public VocoderConfig config() {
    return config;
  }

  /** The trained numbers by name, for {@link #of}. */
  public Map<String, TensorData> weights() {
    return parameters.save();
  }

  /**
   * A clip of (frames − 1) · hop samples.
   *
   * @param picture natural logarithms of amplitudes, [frames][bands], at least two frames
   * @param rounds of levelling
   */
  public Waveform waveform(float[][] picture, int rounds) {
    if (picture.length < 2) {
      throw new IllegalArgumentException(
          "a picture of " + picture.length + " frames is too short to hear");
    }
    try (Scope scope = Scope.open()) {
      Bands tables = bands.in(scope);
      NDArray seen = batch(scope, picture);
      NDArray sound = network.forward(seen, tables);
      for (int round = 0; round < rounds; round++) {
        sound = VoiceKernels.levelled(sound, seen, tables);
      }
      return new Waveform(sound.toFloatArray(), config.mel().rateHz());
    }
  }

  private NDArray batch(Scope scope, float[][] picture) {
    int width = config.mel().bands();
    float[] values = new float[picture.length * width];
    for (int frame = 0; frame < picture.length; frame++) {
      if (picture[frame].length != width) {
        throw new IllegalArgumentException(
            "frame " + frame + " has " + picture[frame].length + " bands, expected " + width);
      }
      System.arraycopy(picture[frame], 0, values, frame * width, width);
    }
    return scope.from(values, 1, picture.length, width);
  }

  @Override
  public void close() {
    parameters.close();
  }
}
