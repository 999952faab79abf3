package io.formant.stages.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.audio.Waveform;
import io.formant.diffusion.conditional.Condition;
import io.formant.diffusion.conditional.ConditionalSampler;
import io.formant.diffusion.conditional.Denoiser;
import io.formant.diffusion.conditional.Guidance;
import io.formant.model.waveform.ReaderConfig;
import io.formant.model.waveform.Reading;
import io.formant.model.waveform.WaveformModel;
import io.formant.stages.Clip;
import io.formant.stages.Content;
import io.formant.tensor.Parameters;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Generates waveforms, as long as the content lasts or as its text lets expect. */
final class SoundGenerator implements Generator<Clip>, Denoiser {
  private static final double LEAST_SECONDS = 0.1;
  private static final float PEAK = 0.99f;

  private final SoundModel stored;
  private final WaveformContent reading;
  private final Parameters parameters;
  private final WaveformModel model;

  SoundGenerator(SoundModel stored) {
    this.stored = stored;
    reading = stored.reading();
    parameters = new Parameters(new Seed(0));
    model = new WaveformModel(parameters.root(), stored.config());
    parameters.load(stored.weights());
  }

  @Override
  public NDArray predict(NDArray x, NDArray time, Condition condition) {
    return predict(model, x, time, condition);
  }

  static NDArray predict(WaveformModel model, NDArray x, NDArray time, Condition condition) {
    return model.predict(
        x, time, condition.content(), condition.style(), condition.styleKept(), condition.mask());
  }

  @Override
  public ClipCondition condition(Content content, Optional<float[]> style, RandomStream random) {
    float[] scaled =
        style.map(stored.styles()::apply).orElse(new float[stored.styles().mean().length]);
    float[][] rows = reading.rows(content);
    int spoken = reading.reader() instanceof ReaderConfig.Latents latents
        ? reading.spoken(content, latents)
        : predicted(rows, scaled);
    return new ClipCondition(rows, scaled, spoken);
  }

  /** A clip of known length. */
  ClipCondition condition(Content content, float[] style, int frames) {
    return new ClipCondition(
        reading.rows(content), stored.styles().apply(style), Math.min(frames, stored.samples()));
  }

  private int predicted(float[][] rows, float[] style) {
    try (Scope scope = Scope.open()) {
      List<ClipCondition> one = List.of(new ClipCondition(rows, style, stored.samples()));
      Reading read = read(scope, one, ClipCondition.styles(scope, one));
      float part = Objects.requireNonNull(read.duration()).getFloat(0, 0);
      int least = (int) (LEAST_SECONDS * stored.rateHz());
      return Math.min(stored.samples(), Math.max(least, Math.round(part * stored.samples())));
    }
  }

  private Reading read(Scope scope, List<ClipCondition> conditions, NDArray styles) {
    return model.read(SoundTraining.contents(scope, conditions), styles);
  }

  @Override
  public List<Clip> generate(List<PreparedPrompt> batch, ConditionalSampler sampler) {
    List<float[]> noises = batch.stream()
        .map(prompt -> prompt.normals(prompt.condition().frames()))
        .toList();
    List<float[]> made = batch.get(0).prompt().isNoise()
        ? noises
        : generate(
            batch.stream().map(PreparedPrompt::condition).toList(),
            noises,
            batch.get(0).guidance(),
            sampler);
    List<Clip> clips = new ArrayList<>();
    for (float[] waveform : made) clips.add(clip(waveform));
    return clips;
  }

  /** Waveforms as the network makes them, one a condition, from noise of its length. */
  List<float[]> generate(
      List<ClipCondition> conditions,
      List<float[]> noises,
      Guidance guidance,
      ConditionalSampler sampler) {
    try (Scope scope = Scope.open()) {
      SoundBatch noise = SoundBatch.of(scope, noises, stored.samples());
      NDArray styles = ClipCondition.styles(scope, conditions);
      NDArray channels = read(scope, conditions, styles).channels();
      Condition condition = Condition.of(scope, channels, styles, noise.mask());
      float[] values =
          sampler.sample(this, condition, guidance, noise.x(), scope).target().toFloatArray();
      List<float[]> made = new ArrayList<>();
      for (int i = 0; i < conditions.size(); i++) {
        int from = i * stored.samples();
        made.add(Arrays.copyOfRange(values, from, from + conditions.get(i).frames()));
      }
      return made;
    }
  }

  /** At the level of the clips that were learned from. */
  Clip clip(float[] waveform) {
    float[] samples = waveform.clone();
    for (int i = 0; i < samples.length; i++) samples[i] /= (float) stored.gain();
    float[] heard = new Waveform(samples, stored.rateHz()).limitedTo(PEAK).samples();
    return new Clip("", "", "", List.of(), new double[0], stored.rateHz(), heard);
  }

  @Override
  public void close() {
    parameters.close();
  }
}
