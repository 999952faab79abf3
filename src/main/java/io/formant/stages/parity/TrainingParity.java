package io.formant.stages.parity;

import ai.djl.ndarray.NDArray;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Settings;
import io.formant.stages.reference.Values;
import io.formant.tensor.AdamW;
import io.formant.tensor.Kernels;
import io.formant.tensor.Parameters;
import io.formant.tensor.Precision;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import io.formant.train.Checkpoint;
import io.formant.train.Checkpoints;
import io.formant.train.Ema;
import io.formant.train.Trainer;
import io.formant.train.TrainingListener;
import io.formant.train.TrainingPlan;
import io.formant.train.TrainingPlan.Keeping;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** A small training whole: clipping, AdamW, accumulation, learning rates, and both kinds of average. */
@Singleton
final class TrainingParity implements ParitySystem {
  private static final Map<String, String> STATE = Map.of(
      "parameter.", "final.", "average.", "ema.", "mean.", "exp_avg.", "square.", "exp_avg_sq.");
  private static final Set<String> KEYS = Set.of(
      "d_in",
      "d_hidden",
      "d_out",
      "betas",
      "eps",
      "weight_decay",
      "max_grad_norm",
      "lr_scheduler",
      "gradient_accumulation_steps");

  @Override
  public Set<String> names() {
    return Set.of("adamw");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    Settings config = reference.config();
    ReferenceSchedules.refuseUnknown(config, KEYS);
    Ema growing = ReferenceSchedules.growing(config);
    Ema fixed = ReferenceSchedules.fixed(config);
    Trained trained = train(reference, growing);
    Map<String, Values> outputs = new LinkedHashMap<>();
    outputs.put("loss", trained.column(TrainingListener.Report::loss));
    outputs.put("grad_norm", trained.column(TrainingListener.Report::gradientNorm));
    outputs.put("lr", trained.column(TrainingListener.Report::rate));
    outputs.put("ema_decay", trained.column(report -> growing.decay(report.step() + 1)));
    outputs.put("torch_ema_decay_used", trained.column(report -> fixed.decay(report.step() + 1)));
    Checkpoint first = trained.states().get(0);
    first.tensors().forEach((name, data) -> rename(name, "parameter.", "step1.", data, outputs));
    STATE.forEach((ours, theirs) -> trained
        .last()
        .tensors()
        .forEach((name, data) -> rename(name, ours, theirs, data, outputs)));
    train(reference, fixed)
        .last()
        .tensors()
        .forEach((name, data) -> rename(name, "average.", "torch_ema.", data, outputs));
    return outputs;
  }

  private static void rename(
      String name, String ours, String theirs, TensorData data, Map<String, Values> outputs) {
    if (name.startsWith(ours)) {
      outputs.put(theirs + name.substring(ours.length()), Values.of(data));
    }
  }

  /** The reports and the states after the first and each further step. */
  private record Trained(List<TrainingListener.Report> reports, List<Checkpoint> states)
      implements Checkpoints {
    @Override
    public Optional<Checkpoint> latest() {
      return Optional.empty();
    }

    @Override
    public void save(Checkpoint checkpoint) {
      states.add(checkpoint);
    }

    Checkpoint last() {
      return states.get(states.size() - 1);
    }

    Values column(ToDoubleFunction<TrainingListener.Report> number) {
      return Values.of(reports.stream().mapToDouble(number).toArray());
    }
  }

  private static Trained train(ReferenceCase reference, Ema average) {
    Trained trained = new Trained(new ArrayList<>(), new ArrayList<>());
    try (Parameters parameters = new Parameters(new Seed(0))) {
      reference.weights().forEach((name, data) -> parameters.root().zeros(name, data.shape()));
      parameters.load(reference.weights());
      new Trainer(parameters, plan(reference, average))
          .listener(trained.reports()::add)
          .checkpoints(trained)
          .run((batch, scope) -> loss(reference, parameters, batch, scope));
    }
    return trained;
  }

  private static TrainingPlan plan(ReferenceCase reference, Ema average) {
    Settings config = reference.config();
    int accumulated = config.whole("gradient_accumulation_steps", 1);
    long steps = reference.input("x").shape()[0] / accumulated;
    List<Double> betas = config.numbers("betas");
    return new TrainingPlan(
        steps,
        ReferenceSchedules.rate(config.text("lr_scheduler", "constant"), config, steps),
        new AdamW(betas.get(0), betas.get(1), config.number("eps"), config.number("weight_decay")),
        config.number("max_grad_norm", Double.POSITIVE_INFINITY),
        average,
        accumulated,
        Precision.FLOAT32,
        new Keeping(1, Duration.ofDays(1)));
  }

  /** Linear, GELU, linear; mean squared error. */
  private static NDArray loss(
      ReferenceCase reference, Parameters parameters, long batch, Scope scope) {
    NDArray x = reference.input("x").in(scope).get(batch);
    NDArray y = reference.input("y").in(scope).get(batch);
    NDArray hidden =
        Kernels.gelu(Kernels.linear(x, parameters.get("0.weight"), parameters.get("0.bias")));
    return Kernels.meanSquareError(
        Kernels.linear(hidden, parameters.get("2.weight"), parameters.get("2.bias")), y, null);
  }
}
