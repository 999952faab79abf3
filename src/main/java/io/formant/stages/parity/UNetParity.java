package io.formant.stages.parity;

import ai.djl.ndarray.NDArray;
import io.formant.model.denoiser.ConditionedUNet;
import io.formant.model.denoiser.ConditionedUNetConfig;
import io.formant.model.denoiser.Conditions;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Values;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** U-Nets of a-unet and audio-diffusion-pytorch, over signals and pictures, with and without guidance. */
@Singleton
final class UNetParity implements ParitySystem {

  private static final String SCALE = "y_scale";
  private static final String CHANNELS = "channels_";

  @Override
  public Set<String> names() {
    return Set.of("unet1d", "unet2d");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    ConditionedUNetConfig config =
        new UNetSettings(reference.config()).expectOnly(Set.of()).network();
    try (Parameters parameters = new Parameters(new Seed(0));
        Scope scope = Scope.open()) {
      ConditionedUNet net = new ConditionedUNet(parameters.root(), config);
      parameters.load(reference.weights());
      NDArray x = Layout.channelsLast(reference.input("x").in(scope));
      Conditions given = conditions(reference, config, scope);
      Map<String, Values> outputs = new LinkedHashMap<>();
      if (reference.asks("y")) {
        outputs.put("y", values(net.forward(x, given)));
      }
      for (String name : reference.outputs()) {
        if (name.startsWith(SCALE)) {
          outputs.put(name, values(net.guided(x, given, scale(name.substring(SCALE.length())))));
        }
      }
      return outputs;
    }
  }

  /** A scale at the end of an output's name: 5, 2.5, 2p5 or 2_5. */
  static double scale(String text) {
    return Double.parseDouble(text.replaceAll("[_p]", "."));
  }

  private static Values values(NDArray y) {
    return Values.of(Layout.channelsFirst(y));
  }

  /** What the case tells the network, in the layout of this one. */
  static Conditions conditions(ReferenceCase reference, ConditionedUNetConfig config, Scope scope) {
    Conditions given = Conditions.none().withInjected(injected(reference, scope));
    if (reference.hasInput("time")) {
      given = given.withTime(reference.input("time").in(scope));
    }
    if (reference.hasInput("features")) {
      NDArray features = reference.input("features").in(scope);
      given = given.withFeatures(config.summarises() ? Layout.channelsLast(features) : features);
    }
    if (reference.hasInput("embedding")) {
      given = given.withEmbedding(reference.input("embedding").in(scope));
      if (reference.config().number("embedding_mask_proba", 0) == 1) {
        given = given.withKept(scope.zeros(reference.input("embedding").shape()[0]));
      }
    }
    if (reference.hasInput("append_channels")) {
      given = given.withAppended(
          Layout.channelsLast(reference.input("append_channels").in(scope)));
    }
    return given;
  }

  private static Map<Integer, NDArray> injected(ReferenceCase reference, Scope scope) {
    Map<Integer, NDArray> injected = new LinkedHashMap<>();
    for (String name : reference.inputs()) {
      if (name.startsWith(CHANNELS)) {
        int depth = Integer.parseInt(name.substring(CHANNELS.length()));
        injected.put(depth, Layout.channelsLast(reference.input(name).in(scope)));
      }
    }
    return injected;
  }
}
