package io.formant.stages.parity;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.formant.diffusion.Bridge;
import io.formant.diffusion.Predictor;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Settings;
import io.formant.stages.reference.Values;
import io.formant.tensor.Scope;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The I²SB bridge: its tables and single steps, and whole samplings with a small network. */
@Singleton
final class I2sbParity implements ParitySystem {
  private static final String SUMMARY = "use_additional_time_conditioning";
  private static final double LEAST_NOISE_LEVEL = 1e-4;

  @Override
  public Set<String> names() {
    return Set.of("i2sb");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    Settings config = reference.config();
    config.expectOnly(Set.of(
        "interval",
        "beta_max",
        "nfe",
        "ot_ode",
        "cfg",
        "clip_denoise",
        "log_count",
        "use_data_mask",
        "use_initial_image",
        SUMMARY,
        "net"));
    Bridge bridge =
        Bridge.symmetric(config.whole("interval", 1000), config.number("beta_max", 0.3));
    Map<String, Values> outputs = new LinkedHashMap<>(tables(config, bridge));
    if (reference.hasInput("pairs")) {
      outputs.putAll(steps(reference, bridge));
    }
    if (config.has("net")) {
      outputs.putAll(crossing(reference, bridge));
    }
    return outputs;
  }

  private static Map<String, Values> tables(Settings config, Bridge bridge) {
    Map<String, Values> tables = new LinkedHashMap<>();
    tables.put("betas", Values.of(bridge.betas()));
    tables.put("std_fwd", table(bridge, bridge::deviation));
    tables.put("std_bwd", table(bridge, bridge::deviationBack));
    tables.put("std_sb", table(bridge, bridge::bridgeDeviation));
    tables.put("mu_x0", table(bridge, bridge::weight));
    tables.put("mu_x1", table(bridge, n -> 1 - bridge.weight(n)));
    tables.put("var", table(bridge, n -> Math.pow(bridge.bridgeDeviation(n), 2)));
    int last = bridge.steps() - 1;
    double rise = 1 - LEAST_NOISE_LEVEL;
    tables.put(
        "noise_levels", table(bridge, n -> bridge.steps() * (LEAST_NOISE_LEVEL + rise * n / last)));
    if (config.has("nfe")) {
      List<Integer> visits = bridge.visits(config.whole("nfe"));
      tables.put("sampling_steps", Values.of(visits.stream().mapToDouble(n -> n).toArray()));
    }
    return tables;
  }

  private static Values table(Bridge bridge, IntToDoubleFunction number) {
    return Values.of(IntStream.range(0, bridge.steps()).mapToDouble(number).toArray());
  }

  private static Map<String, Values> steps(ReferenceCase reference, Bridge bridge) {
    Map<String, Values> outputs = new LinkedHashMap<>();
    try (Scope scope = Scope.open()) {
      NDArray noise = reference.input("noise").in(scope);
      outputs.putAll(steps(reference, bridge, noise, "", scope));
      outputs.putAll(steps(reference, bridge, null, "_ot", scope));
    }
    return outputs;
  }

  private static Map<String, Values> steps(
      ReferenceCase reference, Bridge bridge, @Nullable NDArray noise, String suffix, Scope scope) {
    NDArray clean = reference.input("x0").in(scope);
    NDArray source = reference.input("x1").in(scope);
    int[] steps = reference.input("step").ints();
    NDArray x = bridge.between(steps, clean, source, noise, scope);
    NDArray label = bridge.target(steps, x, clean, scope);
    List<Values> posteriors = new ArrayList<>();
    int[] pairs = reference.input("pairs").ints();
    for (int i = 0; i < pairs.length; i += 2) {
      NDArray drawn = pairs[i] == 0 ? null : noise;
      posteriors.add(Values.of(bridge.posterior(pairs[i], pairs[i + 1], source, clean, drawn)));
    }
    return Map.of(
        "x_t" + suffix, Values.of(x),
        "label" + suffix, Values.of(label),
        "x0_back" + suffix, Values.of(bridge.clean(steps, x, label, scope)),
        "posterior" + suffix, Values.stacked(posteriors));
  }

  private static Map<String, Values> crossing(ReferenceCase reference, Bridge bridge) {
    Settings config = reference.config();
    Settings net = config.inner("net").orElseThrow().orElse(config.only(SUMMARY));
    try (Scope scope = Scope.open();
        CaseNetwork network = new CaseNetwork(reference, net, Set.of(), scope)) {
      NDArray source = network.input("x1");
      Predictor predictor = network.predictor();
      NDArray beside = beside(config, network, source);
      if (beside != null) {
        predictor = Predictor.beside(beside, predictor);
      }
      UnaryOperator<NDArray> keep =
          config.truth("clip_denoise", false) ? I2sbParity::clipped : UnaryOperator.identity();
      Bridge.Crossing crossing = bridge.cross(
          predictor,
          source,
          config.whole("nfe"),
          keep,
          config.truth("ot_ode", false) ? null : network.noise("noises"),
          scope);
      NDArray seen = beside == null ? source : source.concat(beside, -1);
      NDArray times = reference.input("step").in(scope);
      return Map.of(
          "xs", latestFirst(logged(reference, crossing.states())),
          "pred_x0s", latestFirst(logged(reference, crossing.cleans())),
          "net_out", network.output(network.predict(seen, times)));
    }
  }

  private static NDArray clipped(NDArray x) {
    return x.minimum(x.onesLike()).maximum(x.onesLike().neg());
  }

  /** The channels beside the state: the mask, the source, or both; null for none. */
  private static @Nullable NDArray beside(Settings config, CaseNetwork network, NDArray source) {
    NDList channels = new NDList();
    if (config.truth("use_data_mask", false)) {
      channels.add(network.input("mask"));
    }
    if (config.truth("use_initial_image", false)) {
      channels.add(source);
    }
    return channels.isEmpty() ? null : NDArrays.concat(channels, -1);
  }

  /** As many states as the case has, evenly spaced back from the last; the reference logs ten of a longer sampling. */
  private static List<NDArray> logged(ReferenceCase reference, List<NDArray> states) {
    Values all = reference.tensors().get("out.xs");
    int count = all == null ? states.size() : (int) all.shape()[1];
    double stride = (states.size() - 1.0) / Math.max(1, count - 1);
    return IntStream.range(0, Math.min(count, states.size()))
        .mapToObj(i -> states.get(states.size() - 1 - (int) Math.rint((count - 1 - i) * stride)))
        .toList();
  }

  /** [items, states, channels, …], the last state first. */
  private static Values latestFirst(List<NDArray> states) {
    NDList reversed = new NDList();
    states.forEach(state -> reversed.add(0, Layout.channelsFirst(state)));
    return Values.of(NDArrays.stack(reversed, 1));
  }
}
