package io.formant.model.vocoder;

import ai.djl.ndarray.NDArray;
import io.formant.audio.spectrum.MelSettings;
import io.formant.tensor.Parameters;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.VoiceKernels;
import io.formant.tensor.VoiceKernels.Bands;
import java.util.List;

/**
 * What a {@link Vocoder} learns by: random parts of clips, whose pictures have to come back as sound with the same picture and the same
 * spectra at several resolutions.
 *
 * <p>A trainer minimises {@link #loss} over {@link #parameters()}; then {@link #vocoder()} is the trained model.
 */
public final class VocoderTraining {

  private static final int FRAMES = 48;

  private final VocoderConfig config;
  private final List<float[]> clips;
  private final int batch;
  private final Seed seed;
  private final PictureBands bands;
  private final SoundDistance distance;
  private final Parameters parameters;
  private final VocoderNetwork network;

  /**
   * @param clips samples at the pictures' rate
   * @param batch clips a step
   */
  public VocoderTraining(VocoderConfig config, List<float[]> clips, int batch, Seed seed) {
    if (clips.isEmpty() || batch < 1) {
      throw new IllegalArgumentException(
          clips.size() + " clips, " + batch + " a step, expected at least 1 and 1");
    }
    this.config = config;
    this.clips = List.copyOf(clips);
    this.batch = batch;
    this.seed = seed.at("batches");
    bands = new PictureBands(config.mel());
    distance = new SoundDistance(bands);
    parameters = new Parameters(seed.at("parameters"));
    network = new VocoderNetwork(config, parameters.root());
  }

  /** What the loss depends on. */
  public Parameters parameters() {
    return parameters;
  }

  /**
   * How far the sounds of a batch are from those that their pictures were made of, a scalar.
   *
   * @param number of the batch, which decides the clips and their parts
   */
  public NDArray loss(long number, Scope scope) {
    RandomStream random = seed.at(number).stream();
    Bands tables = bands.in(scope);
    NDArray wanted = draw(random, scope);
    NDArray pictures = VoiceKernels.logBands(wanted, tables);
    NDArray heard = network.forward(pictures, tables);
    return distance.of(heard, wanted, scope);
  }

  /** Random parts of random clips, with zeros behind those that end, (B, T). */
  private NDArray draw(RandomStream random, Scope scope) {
    MelSettings mel = config.mel();
    int length = FRAMES * mel.hopSamples();
    float[] samples = new float[batch * length];
    for (int item = 0; item < batch; item++) {
      float[] clip = clips.get(random.below(clips.size()));
      int begin = random.below(Math.max(1, clip.length - length));
      System.arraycopy(clip, begin, samples, item * length, Math.min(length, clip.length - begin));
    }
    return scope.from(samples, batch, length);
  }

  /** The vocoder with the parameters as they are now; closing it frees them. */
  public Vocoder vocoder() {
    return new Vocoder(config, parameters, network);
  }
}
