package io.formant.stages.parity;

import ai.djl.ndarray.NDArray;
import io.formant.diffusion.Autoregression;
import io.formant.diffusion.Inpainter;
import io.formant.diffusion.Level;
import io.formant.diffusion.Objective;
import io.formant.diffusion.Predictor;
import io.formant.diffusion.Sampler;
import io.formant.diffusion.Schedule;
import io.formant.diffusion.Solver;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Values;
import io.formant.tensor.Gradients;
import io.formant.tensor.Scope;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** v-diffusion of audio-diffusion-pytorch: loss, sampler, inpainter, and the autoregressive loss and sampler. */
@Singleton
final class VDiffusionParity implements ParitySystem {
  private static final Objective VELOCITY = Objective.VELOCITY;
  private static final String GRADIENT = "grad.";
  private static final String GUIDED = "sample_scale";
  private static final Set<String> SETTINGS = Set.of(
      "num_steps",
      "num_resamples",
      "embedding_scale",
      "length",
      "num_splits",
      "num_chunks",
      "ar_in_channels",
      "return_x");

  @Override
  public Set<String> names() {
    return Set.of("vdiffusion");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    try (Scope scope = Scope.recording();
        CaseNetwork network = new CaseNetwork(reference, reference.config(), SETTINGS, scope)) {
      if (reference.hasInput("source")) {
        return inpainted(reference, network, scope);
      } else if (reference.config().has("num_splits")) {
        return autoregressive(reference, network, scope);
      }
      return reference.hasInput("x")
          ? loss(reference, network, scope)
          : sampled(reference, network, scope);
    }
  }

  private static Map<String, Values> loss(
      ReferenceCase reference, CaseNetwork network, Scope scope) {
    NDArray clean = network.input("x");
    NDArray noise = network.input("noise");
    NDArray sigmas = reference.input("sigmas").in(scope);
    long[] each = new long[clean.getShape().dimension()];
    Arrays.fill(each, 1);
    each[0] = -1;
    Level level = VELOCITY.path().at(sigmas.reshape(each));
    NDArray noisy = level.mix(clean, noise);
    NDArray target = VELOCITY.target(clean, noise, level);
    NDArray predicted = network.predict(noisy, sigmas);
    NDArray difference = predicted.sub(target);
    NDArray loss = difference.square().mean();
    Map<String, Values> outputs = new LinkedHashMap<>();
    outputs.put("x_noisy", network.output(noisy));
    outputs.put("v_target", network.output(target));
    outputs.put("v_pred", network.output(predicted));
    outputs.put("x_pred", network.output(estimate(reference, noisy, noise, predicted, level)));
    outputs.put("loss", Values.of(loss));
    outputs.put("loss_l1", Values.of(difference.abs().mean()));
    outputs.putAll(gradients(reference, network, loss));
    return outputs;
  }

  /** The clean signal: as samplers estimate it, or as the study does, (α·noise − v)/β with the true noise. */
  private static NDArray estimate(
      ReferenceCase reference, NDArray noisy, NDArray noise, NDArray predicted, Level level) {
    return reference.config().truth("return_x", false)
        ? noise.mul(level.alpha()).sub(predicted).div(level.beta())
        : VELOCITY.clean(noisy, predicted, level);
  }

  private static Map<String, Values> gradients(
      ReferenceCase reference, CaseNetwork network, NDArray loss) {
    List<String> asked =
        reference.outputs().stream().filter(name -> name.startsWith(GRADIENT)).toList();
    List<NDArray> parameters = asked.stream()
        .map(name -> network.parameters().get(name.substring(GRADIENT.length())))
        .toList();
    Map<String, Values> outputs = new LinkedHashMap<>();
    if (!asked.isEmpty()) {
      List<NDArray> gradients = Gradients.of(loss, parameters);
      for (int i = 0; i < asked.size(); i++) {
        outputs.put(asked.get(i), Values.of(gradients.get(i)));
      }
    }
    return outputs;
  }

  private static Map<String, Values> sampled(
      ReferenceCase reference, CaseNetwork network, Scope scope) {
    Map<String, Values> outputs = new LinkedHashMap<>();
    List<Values> states = new ArrayList<>();
    NDArray sample =
        sampled(reference, network, network.predictor(), x -> states.add(network.output(x)), scope);
    outputs.put("sample", network.output(sample));
    outputs.put("trajectory", Values.stacked(states));
    for (String name : reference.outputs()) {
      if (name.startsWith(GUIDED)) {
        double scale = UNetParity.scale(name.substring(GUIDED.length()));
        NDArray guided = sampled(reference, network, network.predictor(scale), x -> {}, scope);
        outputs.put(name, network.output(guided));
      }
    }
    return outputs;
  }

  private static NDArray sampled(
      ReferenceCase reference,
      CaseNetwork network,
      Predictor predictor,
      Consumer<NDArray> watcher,
      Scope scope) {
    Schedule schedule = Schedule.linear(reference.config().whole("num_steps"));
    Sampler sampler = new Sampler(VELOCITY, Solver.DDIM, schedule);
    Predictor told = reference.hasInput("init_image")
        ? Predictor.beside(network.input("init_image"), predictor)
        : predictor;
    return sampler.sample(told, network.input("noise"), null, watcher, scope);
  }

  private static Map<String, Values> inpainted(
      ReferenceCase reference, CaseNetwork network, Scope scope) {
    Inpainter inpainter = new Inpainter(
        VELOCITY,
        Schedule.linear(reference.config().whole("num_steps")),
        reference.config().whole("num_resamples"));
    NDArray filled = inpainter.fill(
        network.predictor(),
        network.input("source"),
        network.input("mask"),
        network.input("x_noisy"),
        network.noise("noises"),
        scope);
    return Map.of("sample", network.output(filled));
  }

  private static Map<String, Values> autoregressive(
      ReferenceCase reference, CaseNetwork network, Scope scope) {
    int chunks = reference.config().whole("num_splits");
    Autoregression window = new Autoregression(reference.config().whole("length"), chunks);
    Map<String, Values> outputs = new LinkedHashMap<>();
    if (reference.hasInput("x")) {
      NDArray times = window.times(reference.input("sigmas").in(scope).reshape(-1, chunks));
      NDArray loss = window.loss(
          network::predictBeside, network.input("x"), network.input("noise"), times, scope);
      outputs.put("loss", Values.of(loss));
      outputs.putAll(gradients(reference, network, loss));
    }
    if (reference.hasInput("start_noise")) {
      outputs.putAll(extended(reference, network, window, scope));
    }
    return outputs;
  }

  private static Map<String, Values> extended(
      ReferenceCase reference, CaseNetwork network, Autoregression window, Scope scope) {
    int steps = reference.config().whole("num_steps");
    int count = reference.config().whole("num_chunks");
    NDArray noise = network.input("start_noise");
    NDArray start = window.window(network::guidedBeside, noise, steps, scope);
    List<float[]> ladder = window.ladder(steps / window.chunks());
    NDArray sample = window.extend(
        network::guidedBeside,
        start,
        count,
        steps / window.chunks(),
        network.noise("ladder_noise", "chunk_noises"),
        scope);
    return Map.of(
        "start", network.output(start),
        "sample", network.output(sample),
        "sigmas_ladder", ladder(ladder, noise.getShape().get(0)));
  }

  /** [steps + 1, items, 1, frames]. */
  private static Values ladder(List<float[]> rows, long items) {
    List<Values> each = rows.stream()
        .map(row -> Values.stacked(Collections.nCopies((int) items, Values.of(row, 1, row.length))))
        .toList();
    return Values.stacked(each);
  }
}
