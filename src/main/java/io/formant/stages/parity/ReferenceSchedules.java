package io.formant.stages.parity;

import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Settings;
import io.formant.stages.reference.Values;
import io.formant.train.Decay;
import io.formant.train.Ema;
import io.formant.train.RateSchedule;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;

/** Learning rates of diffusers and PyTorch, and decays of the averages of diffusers and torch_ema, as tables. */
@Singleton
final class ReferenceSchedules implements ParitySystem {
  private static final List<String> RATES = List.of(
      "constant",
      "constant_with_warmup",
      "linear",
      "cosine",
      "cosine_with_restarts",
      "polynomial",
      "piecewise_constant",
      "step");
  private static final Set<String> KEYS = Set.of(
      "learning_rate",
      "lr_warmup_steps",
      "num_training_steps",
      "lr_num_cycles",
      "num_cycles",
      "lr_power",
      "power",
      "lr_end",
      "step_rules",
      "step_size",
      "gamma",
      "ema_inv_gamma",
      "ema_power",
      "ema_max_decay",
      "ema_min_decay",
      "min_decay",
      "update_after_step",
      "ema_update_after_step",
      "use_ema_warmup",
      "torch_ema_decay",
      "use_num_updates");

  @Override
  public Set<String> names() {
    return Set.of("ema", "lr_schedule");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    refuseUnknown(reference.config(), Set.of());
    return reference.system().equals("ema") ? decays(reference) : rates(reference);
  }

  /** A key that is not known must not be passed over in silence. */
  static void refuseUnknown(Settings config, Set<String> others) {
    config.values().keySet().stream()
        .filter(key -> !KEYS.contains(key) && !others.contains(key))
        .findFirst()
        .ifPresent(key -> {
          throw new IllegalArgumentException("option " + key + " is not known here");
        });
  }

  private static Map<String, Values> decays(ReferenceCase reference) {
    long[] steps = reference.input("step").longs();
    Map<String, Values> outputs = new LinkedHashMap<>();
    outputs.put("decay", table(steps, growing(reference.config())));
    outputs.put(
        "decay_no_warmup", table(steps, growing(reference.config(), new Ema.Growth.Ratio())));
    outputs.put("torch_ema_decay", table(steps, fixed(reference.config())));
    return outputs;
  }

  private static Values table(long[] updates, Ema ema) {
    return Values.of(Arrays.stream(updates).mapToDouble(ema::decay).toArray());
  }

  private static Map<String, Values> rates(ReferenceCase reference) {
    Map<String, Values> outputs = new LinkedHashMap<>();
    for (String name : RATES) {
      if (reference.asks(name)) {
        long[] steps = steps(reference, name);
        RateSchedule schedule = rate(name, reference.config(), steps.length);
        outputs.put(
            name, Values.of(Arrays.stream(steps).mapToDouble(schedule::at).toArray()));
      }
    }
    return outputs;
  }

  /** Those that the case names, or as many from 0 as its table has rows. */
  private static long[] steps(ReferenceCase reference, String table) {
    return reference.hasInput("step")
        ? reference.input("step").longs()
        : LongStream.range(0, rows(reference, table)).toArray();
  }

  private static long rows(ReferenceCase reference, String table) {
    return Objects.requireNonNull(reference.tensors().get("out." + table)).shape()[0];
  }

  /**
   * The schedule of a name.
   *
   * @param steps of the training, where the config does not say it
   */
  static RateSchedule rate(String name, Settings config, long steps) {
    double rate = config.number("learning_rate");
    long total = config.whole("num_training_steps", (int) steps);
    long warmup = config.whole("lr_warmup_steps", 0);
    long left = Math.max(1, total - warmup);
    return switch (name) {
      case "constant" -> RateSchedule.constant(rate);
      case "constant_with_warmup" -> new RateSchedule(rate, warmup, new Decay.Constant());
      case "linear" ->
        new RateSchedule(
            rate, warmup, total > warmup ? new Decay.Linear(left) : new Decay.Pieces(List.of(), 0));
      case "cosine" ->
        new RateSchedule(rate, warmup, new Decay.Cosine(left, cycles(config, 0.5), 0));
      case "cosine_with_restarts" ->
        new RateSchedule(rate, warmup, new Decay.Restarts(left, cycles(config, 1)));
      case "polynomial" ->
        new RateSchedule(
            rate,
            warmup,
            new Decay.Polynomial(
                left,
                config.number("lr_power", config.number("power", 1)),
                config.number("lr_end", 1e-7) / rate));
      case "piecewise_constant" -> new RateSchedule(rate, 0, pieces(config.text("step_rules")));
      case "step", "StepLR" ->
        new RateSchedule(
            rate,
            0,
            new Decay.Staircase(config.whole("step_size", 1000), config.number("gamma", 0.1)));
      default ->
        throw new IllegalArgumentException(
            "no learning rate schedule '" + name + "' is known here, expected one of " + RATES);
    };
  }

  private static double cycles(Settings config, double otherwise) {
    return config.number("num_cycles", config.number("lr_num_cycles", otherwise));
  }

  /** Such as {@code 1:10,0.1:20,0.01}: all of the rate for 10 steps, a tenth until 20, then a hundredth. */
  private static Decay pieces(String rules) {
    List<String> parts = List.of(rules.split(",", -1));
    List<Decay.Piece> pieces = parts.subList(0, parts.size() - 1).stream()
        .map(rule -> List.of(rule.split(":", -1)))
        .map(rule ->
            new Decay.Piece(Long.parseLong(rule.get(1).strip()), Double.parseDouble(rule.get(0))))
        .sorted((a, b) -> Long.compare(a.until(), b.until()))
        .toList();
    return new Decay.Pieces(pieces, Double.parseDouble(parts.get(parts.size() - 1)));
  }

  /** The average of diffusers. */
  static Ema growing(Settings config) {
    Ema.Growth growth = config.truth("use_ema_warmup", true)
        ? new Ema.Growth.Power(
            config.number("ema_inv_gamma", 1), config.number("ema_power", 2.0 / 3))
        : new Ema.Growth.Ratio();
    return growing(config, growth);
  }

  private static Ema growing(Settings config, Ema.Growth growth) {
    return new Ema.Growing(
        config.number("ema_max_decay", 0.9999),
        config.number("ema_min_decay", config.number("min_decay", 0)),
        config.whole("ema_update_after_step", config.whole("update_after_step", 0)),
        growth);
  }

  /** The average of torch_ema. */
  static Ema fixed(Settings config) {
    double decay = config.number("torch_ema_decay", config.number("ema_max_decay", 0.9999));
    return new Ema.Fixed(decay, config.truth("use_num_updates", true));
  }
}
