package io.formant.model.vits;

import ai.djl.ndarray.NDArray;
import io.formant.audio.spectrum.MelSettings;
import io.formant.audio.spectrum.VocoderMel;
import io.formant.model.MelBatch;
import io.formant.model.vocoder.SoundDistance;
import io.formant.tensor.Kernels;
import io.formant.tensor.Parameters;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Vits} learns by: the sound of a random part of each clip, the divergence of its latent from what its text lets expect,
 * and how long each symbol lasts under the best alignment of the two.
 *
 * <p>A departure from the paper: no discriminators, which would take hours. In their place the sound is compared at several
 * resolutions, besides by its mel picture.
 *
 * <p>A trainer minimises {@link #loss} over {@link #parameters()}; then {@link #weights()} are those of the trained model.
 */
public final class VitsTraining {

  /** Brings the picture's share of the distance to the 45 of the paper. */
  private static final double SOUND_WEIGHT = 9;

  private static final int BANDS = 80;

  private final VitsConfig config;
  private final VitsSound sound;
  private final List<Heard> examples;
  private final int batch;
  private final Seed seed;
  private final SoundDistance distance;
  private final Parameters parameters;
  private final Vits vits;

  /**
   * A clip to learn from.
   *
   * @param ids of its symbols, at least one
   * @param speaker its number; not read where there is a single voice
   * @param samples at the sound's rate
   */
  public record Example(int[] ids, int speaker, float[] samples) {}

  private record Heard(Example of, float[][] spectrogram) {}

  /**
   * @param examples of which those shorter than a segment, or than one frame for each symbol, get silence at their ends
   * @param batch clips a step
   */
  public VitsTraining(
      VitsConfig config, VitsSound sound, List<Example> examples, int batch, Seed seed) {
    if (examples.isEmpty() || batch < 1) {
      throw new IllegalArgumentException(
          examples.size() + " clips, " + batch + " a step, expected at least 1 and 1");
    }
    this.config = config;
    this.sound = sound;
    this.batch = batch;
    this.seed = seed.at("batches");
    VocoderMel frontEnd = sound.frontEnd(BANDS);
    this.examples =
        examples.parallelStream().map(example -> heard(example, frontEnd)).toList();
    distance = new SoundDistance(MelSettings.forRate(sound.rateHz()));
    parameters = new Parameters(seed.at("parameters"));
    vits = new Vits(parameters.root(), config);
  }

  private Heard heard(Example example, VocoderMel frontEnd) {
    int frames = Math.max(example.ids().length, config.segmentFrames());
    int samples = Math.max(example.samples().length, frames * sound.hopSamples());
    Example whole =
        new Example(example.ids(), example.speaker(), Arrays.copyOf(example.samples(), samples));
    return new Heard(whole, frontEnd.magnitudes(whole.samples()));
  }

  /** What the loss depends on; closing them ends the training. */
  public Parameters parameters() {
    return parameters;
  }

  /** The parameters as they are now, by the reference's names. */
  public Map<String, TensorData> weights() {
    return parameters.save();
  }

  /**
   * The loss of a batch, a scalar.
   *
   * @param number of the batch, which decides clips, parts and noise
   */
  public NDArray loss(long number, Scope scope) {
    RandomStream random = seed.at(number).stream();
    List<Heard> drawn = IntStream.range(0, batch)
        .mapToObj(i -> examples.get(random.below(examples.size())))
        .toList();
    VitsPass pass = VitsPass.of(vits, batch(drawn, random, scope), scope);
    NDArray wanted = segments(drawn, pass.firstFrames(), scope);
    return Kernels.times(distance.of(pass.samples(), wanted, scope), SOUND_WEIGHT)
        .add(pass.divergence())
        .add(pass.durationLoss().sum());
  }

  private VitsPass.Batch batch(List<Heard> drawn, RandomStream random, Scope scope) {
    int[] tokens = drawn.stream().mapToInt(each -> each.of().ids().length).toArray();
    int[] frames = drawn.stream().mapToInt(each -> each.spectrogram().length).toArray();
    NDArray spectrogram =
        MelBatch.of(scope, drawn.stream().map(Heard::spectrogram).toList(), 1).mel();
    long longest = spectrogram.getShape().get(1);
    NDArray ids = ids(drawn, Arrays.stream(tokens).max().orElseThrow(), scope);
    float[] slices = new float[drawn.size()];
    for (int i = 0; i < slices.length; i++) {
      slices[i] = (float) random.uniform();
    }
    return new VitsPass.Batch(
        ids,
        tokens,
        spectrogram,
        frames,
        speakers(drawn, scope),
        scope.normal(random, drawn.size(), longest, config.latentChannels()),
        scope.normal(random, drawn.size(), ids.getShape().get(1), 2),
        slices);
  }

  private static NDArray ids(List<Heard> drawn, int longest, Scope scope) {
    long[] ids = new long[drawn.size() * longest];
    for (int item = 0; item < drawn.size(); item++) {
      int[] own = drawn.get(item).of().ids();
      for (int i = 0; i < own.length; i++) {
        ids[item * longest + i] = own[i];
      }
    }
    return scope.from(ids, drawn.size(), longest);
  }

  private @Nullable NDArray speakers(List<Heard> drawn, Scope scope) {
    long[] speakers = drawn.stream().mapToLong(each -> each.of().speaker()).toArray();
    return config.manySpeakers() ? scope.from(speakers, speakers.length) : null;
  }

  private NDArray segments(List<Heard> drawn, int[] firstFrames, Scope scope) {
    int length = config.segmentFrames() * sound.hopSamples();
    float[] samples = new float[drawn.size() * length];
    for (int item = 0; item < drawn.size(); item++) {
      int begin = firstFrames[item] * sound.hopSamples();
      System.arraycopy(drawn.get(item).of().samples(), begin, samples, item * length, length);
    }
    return scope.from(samples, drawn.size(), length);
  }
}
