package io.formant.stages.parity;

import ai.djl.ndarray.NDArray;
import io.formant.diffusion.Objective;
import io.formant.diffusion.Sampler;
import io.formant.diffusion.Schedule;
import io.formant.diffusion.Solver;
import io.formant.model.denoiser.Conditions;
import io.formant.model.waveform.Reading;
import io.formant.model.waveform.WaveformModel;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Values;
import io.formant.tensor.Kernels;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The study's waveform models: what they read their content into, what they predict and sample, and their losses. */
@Singleton
final class WaveformParity implements ParitySystem {

  private static final String GUIDED = "v_pred_scale";
  private static final String GUIDED_SAMPLE = "sample_scale";

  @Override
  public Set<String> names() {
    return Set.of("vocoder", "sentence", "phoneme");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    WaveformSettings settings = new WaveformSettings(reference.system(), reference.config());
    try (Parameters parameters = new Parameters(new Seed(0));
        Scope scope = Scope.open()) {
      WaveformModel model = new WaveformModel(parameters.root(), settings.model());
      parameters.load(reference.weights());
      return new Run(reference, settings, model, scope).outputs();
    }
  }

  /** One case in a model. */
  private static final class Run {

    private final ReferenceCase reference;
    private final WaveformSettings settings;
    private final WaveformModel model;
    private final Scope scope;
    private final NDArray style;
    private final Reading reading;
    private final Conditions given;

    Run(ReferenceCase reference, WaveformSettings settings, WaveformModel model, Scope scope) {
      this.reference = reference;
      this.settings = settings;
      this.model = model;
      this.scope = scope;
      style = reference.input("audio_embedding").in(scope);
      reading = model.read(settings.content(reference, scope), style);
      given = UNetParity.conditions(reference, model.network().config(), scope)
          .withEmbedding(style)
          .withAppended(reading.channels());
    }

    Map<String, Values> outputs() {
      Map<String, Values> outputs = new LinkedHashMap<>();
      Values channels = Values.of(Layout.channelsFirst(reading.channels()));
      outputs.put("flat", channels);
      outputs.put("expanded", channels);
      if (reference.system().equals("phoneme")) {
        outputs.put("phoneme_features", PhonemeReaderParity.features(reference, settings));
      }
      outputs.putAll(velocities());
      outputs.put("sample", sample(1));
      for (String name : reference.outputs()) {
        if (name.startsWith(GUIDED_SAMPLE)) {
          outputs.put(name, sample(UNetParity.scale(name.substring(GUIDED_SAMPLE.length()))));
        }
      }
      NDArray duration = reading.duration();
      if (duration != null) {
        outputs.putAll(durations(duration));
      }
      return outputs;
    }

    private Map<String, Values> velocities() {
      Map<String, Values> outputs = new LinkedHashMap<>();
      NDArray x = Layout.channelsLast(reference.input("x").in(scope));
      NDArray noise = Layout.channelsLast(reference.input("noise").in(scope));
      NDArray sigmas = reference.input("sigmas").in(scope);
      NDArray angle = Kernels.times(sigmas, Math.PI / 2).reshape(-1, 1, 1);
      NDArray noisy = x.mul(angle.cos()).add(noise.mul(angle.sin()));
      Conditions timed = given.withTime(sigmas);
      NDArray predicted = model.network().forward(noisy, timed);
      outputs.put("v_pred", Values.of(Layout.channelsFirst(predicted)));
      for (String name : reference.outputs()) {
        if (name.startsWith(GUIDED)) {
          double scale = UNetParity.scale(name.substring(GUIDED.length()));
          NDArray guided = model.network().guided(noisy, timed, scale);
          outputs.put(name, Values.of(Layout.channelsFirst(guided)));
        }
      }
      NDArray error = predicted.sub(noise.mul(angle.cos()).sub(x.mul(angle.sin())));
      outputs.put("loss", Values.of(loss(error)));
      return outputs;
    }

    /** As the study adds it up, with the duration of every item held against the length of every other. */
    private double loss(NDArray error) {
      double velocity = settings.absoluteWeight() * error.abs().mean().getFloat()
          + settings.squareWeight() * error.square().mean().getFloat();
      NDArray duration = reading.duration();
      return duration == null ? velocity : velocity + error(duration, lengths().reshape(1, -1));
    }

    private Map<String, Values> durations(NDArray duration) {
      double longest = settings.config().whole("max_len");
      float[] parts = duration.toFloatArray();
      double[] samples = new double[parts.length];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = Math.floor(parts[i] * longest);
      }
      return Map.of(
          "duration", Values.of(duration),
          "predicted_samples", Values.of(samples),
          "duration_loss", Values.of(error(duration, lengths().reshape(-1, 1))),
          "duration_loss_broadcast", Values.of(error(duration, lengths().reshape(1, -1))));
    }

    /** Parts of the longest waveform, (B). */
    private NDArray lengths() {
      return Kernels.times(
          reference.input("audio_length").in(scope), 1.0 / settings.config().whole("max_len"));
    }

    private static double error(NDArray duration, NDArray lengths) {
      return duration.sub(lengths).square().mean().getFloat();
    }

    private Values sample(double scale) {
      NDArray noise = Layout.channelsLast(reference.input("start_noise").in(scope));
      long items = noise.getShape().get(0);
      Sampler sampler = new Sampler(
          Objective.VELOCITY, Solver.DDIM, Schedule.linear(reference.config().whole("num_steps")));
      NDArray target = sampler.sample(
          (x, t, step) ->
              model.network().guided(x, given.withTime(step.full((float) t, items)), scale),
          noise,
          null,
          scope);
      return Values.of(Layout.channelsFirst(target));
    }
  }
}
