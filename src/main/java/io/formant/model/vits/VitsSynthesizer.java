package io.formant.model.vits;

import ai.djl.ndarray.NDArray;
import io.formant.audio.Waveform;
import io.formant.audio.spectrum.VocoderMel;
import io.formant.tensor.Kernels;
import io.formant.tensor.Parameters;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A VITS network at work on one clip or text at a time, plain arrays in and out. Safe for use by several threads.
 *
 * <p>A speaker is its number, {@link #NOBODY} for a network of a single voice.
 */
public final class VitsSynthesizer implements AutoCloseable {

  /** The speaker of a network that has but one. */
  public static final int NOBODY = -1;

  private static final int BANDS = 80;

  private final Vits vits;
  private final VitsSound sound;
  private final Parameters parameters;
  private final VocoderMel frontEnd;

  private VitsSynthesizer(Vits vits, VitsSound sound, Parameters parameters) {
    this.vits = vits;
    this.sound = sound;
    this.parameters = parameters;
    frontEnd = sound.frontEnd(BANDS);
  }

  /** Gives a network its weights. */
  @FunctionalInterface
  public interface Loader<E extends Exception> {
    void load(Parameters parameters) throws E;
  }

  /**
   * A network with the weights that the loader gives it.
   *
   * @throws IllegalArgumentException if the parts of the configuration do not fit each other
   */
  public static <E extends Exception> VitsSynthesizer of(
      VitsConfig config, VitsSound sound, Loader<E> loader) throws E {
    if (config.bins() != sound.bins() || config.decoder().hopSamples() != sound.hopSamples()) {
      throw new IllegalArgumentException("the network reads " + config.bins()
          + " bins and makes " + config.decoder().hopSamples() + " samples a frame, expected "
          + sound.bins() + " and " + sound.hopSamples() + " for " + sound);
    }
    Parameters parameters = Parameters.withoutGradients();
    try {
      Vits vits = new Vits(parameters.root(), config);
      loader.load(parameters);
      return new VitsSynthesizer(vits, sound, parameters);
    } catch (Throwable e) {
      parameters.close();
      throw e;
    }
  }

  public VitsConfig config() {
    return vits.config();
  }

  public VitsSound sound() {
    return sound;
  }

  /** Frames of a clip. */
  public int frames(Waveform clip) {
    return clip.length() / sound.hopSamples();
  }

  /**
   * The latent of a clip, (F, C).
   *
   * @param noise drawn from
   * @param spread of the draw around the posterior's mean: 1 as in training, 0 for the mean
   */
  public float[][] latent(Waveform clip, int speaker, RandomStream noise, double spread) {
    try (Scope scope = Scope.open()) {
      return rows(posterior(scope, clip, speaker, noise, spread).latent());
    }
  }

  /** Samples of a latent (F, C): F · hop of them. */
  public Waveform waveform(float[][] latent, int speaker) {
    try (Scope scope = Scope.open()) {
      NDArray samples = vits.decode(batch(scope, latent), speaker(scope, speaker));
      return new Waveform(samples.toFloatArray(), sound.rateHz());
    }
  }

  /** What the text encoder makes of each symbol, (S, H). */
  public float[][] hidden(int[] ids) {
    try (Scope scope = Scope.open()) {
      return rows(prior(scope, ids).hidden());
    }
  }

  /**
   * How many frames of a clip each symbol lasts, under which the clip is likeliest: (S). Every symbol gets a frame at least, so there
   * must be no more symbols than frames.
   */
  public int[] found(int[] ids, Waveform clip, int speaker) {
    int frames = frames(clip);
    if (frames < ids.length) {
      throw new IllegalArgumentException(ids.length
          + " symbols, expected at most one for each of the clip's " + frames + " frames");
    }
    try (Scope scope = Scope.open()) {
      Posterior posterior = posterior(scope, clip, speaker, new float[0]);
      NDArray z = vits.toPrior(posterior.latent(), posterior.mask(), speaker(scope, speaker));
      float[][] scores = rows(Vits.scores(prior(scope, ids), z));
      int[] durations = new int[ids.length];
      for (int token : MonotonicAlignment.of(scores)) {
        durations[token]++;
      }
      return durations;
    }
  }

  /**
   * How many frames each symbol is to last, (S).
   *
   * @param spread of the draw; 0.8 in the reference's demonstrations
   * @param lengthScale above 1 is slower
   */
  public int[] predicted(
      int[] ids, int speaker, RandomStream noise, double spread, double lengthScale) {
    try (Scope scope = Scope.open()) {
      Prior prior = prior(scope, ids);
      NDArray draw = Kernels.times(scope.normal(noise, 1, ids.length, 2), spread);
      NDArray logFrames = vits.logFrames(prior, speaker(scope, speaker), draw);
      Alignment alignment = Vits.alignment(logFrames, prior.mask(), lengthScale, null);
      int[] durations = new int[ids.length];
      for (int token : alignment.token()[0]) {
        if (token >= 0) {
          durations[token]++;
        }
      }
      return durations;
    }
  }

  /**
   * A draw of what the text lets expect, (F, C).
   *
   * @param durations of each symbol in frames
   * @param spread of the draw; 0.667 in the reference's demonstrations
   * @param asLatent whether it goes back through the flow, to what the decoder reads; otherwise it stays in the prior's space
   */
  public float[][] spoken(
      int[] ids,
      int[] durations,
      int speaker,
      RandomStream noise,
      double spread,
      boolean asLatent) {
    int frames = Arrays.stream(durations).sum();
    try (Scope scope = Scope.open()) {
      Prior prior = prior(scope, ids);
      float[][] whole = new float[1][durations.length];
      for (int i = 0; i < durations.length; i++) {
        whole[0][i] = durations[i];
      }
      NDArray path = Alignment.ofDurations(whole, new int[] {frames}).path(scope);
      NDArray deviation = Vits.expanded(path, prior.logDeviation()).exp();
      NDArray draw = Kernels.times(
          scope.normal(noise, 1, frames, config().latentChannels()).mul(deviation), spread);
      NDArray z = Vits.expanded(path, prior.mean()).add(draw);
      NDArray mask = scope.ones(1, frames);
      return rows(asLatent ? vits.fromPrior(z, mask, speaker(scope, speaker)) : z);
    }
  }

  /** A latent of one speaker as one of another, (F, C). */
  public float[][] converted(float[][] latent, int from, int to) {
    try (Scope scope = Scope.open()) {
      NDArray mask = scope.ones(1, latent.length);
      NDArray z = vits.toPrior(batch(scope, latent), mask, speaker(scope, from));
      return rows(vits.fromPrior(z, mask, speaker(scope, to)));
    }
  }

  /** What is in the prior's space, (F, C), as a latent of a speaker. */
  public float[][] fromPrior(float[][] z, int speaker) {
    try (Scope scope = Scope.open()) {
      NDArray mask = scope.ones(1, z.length);
      return rows(vits.fromPrior(batch(scope, z), mask, speaker(scope, speaker)));
    }
  }

  private Posterior posterior(
      Scope scope, Waveform clip, int speaker, RandomStream noise, double spread) {
    float[] draws = noise.normals(frames(clip) * config().latentChannels());
    for (int i = 0; i < draws.length; i++) {
      draws[i] *= (float) spread;
    }
    return posterior(scope, clip, speaker, draws);
  }

  private Posterior posterior(Scope scope, Waveform clip, int speaker, float[] draws) {
    if (clip.rateHz() != sound.rateHz()) {
      throw new IllegalArgumentException("the clip is at " + clip.rateHz() + " Hz, expected "
          + sound.rateHz() + " Hz; resample it first");
    }
    NDArray spectrogram = batch(scope, frontEnd.magnitudes(clip.samples()));
    long frames = spectrogram.getShape().get(1);
    int channels = config().latentChannels();
    NDArray noise = draws.length == 0
        ? scope.zeros(1, frames, channels)
        : scope.from(draws, 1, frames, channels);
    return vits.posterior(spectrogram, scope.ones(1, frames), speaker(scope, speaker), noise);
  }

  private Prior prior(Scope scope, int[] ids) {
    long[] wide = Arrays.stream(ids).asLongStream().toArray();
    return vits.prior(scope.from(wide, 1, ids.length), scope.ones(1, ids.length));
  }

  private @Nullable NDArray speaker(Scope scope, int speaker) {
    if (config().manySpeakers() && (speaker < 0 || speaker >= config().speakers())) {
      throw new IllegalArgumentException("speaker is " + speaker + ", expected one of the "
          + config().speakers() + " of the model, from 0");
    }
    return vits.speaker(speaker == NOBODY ? null : scope.from(new long[] {speaker}, 1));
  }

  private static NDArray batch(Scope scope, float[][] rows) {
    float[] values = new float[rows.length * rows[0].length];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, values, row * rows[0].length, rows[0].length);
    }
    return scope.from(values, 1, rows.length, rows[0].length);
  }

  private static float[][] rows(NDArray array) {
    float[] values = array.toFloatArray();
    int width = (int) array.getShape().get(2);
    float[][] rows = new float[values.length / width][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Arrays.copyOfRange(values, row * width, (row + 1) * width);
    }
    return rows;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
