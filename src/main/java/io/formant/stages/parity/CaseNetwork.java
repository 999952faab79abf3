package io.formant.stages.parity;

import ai.djl.ndarray.NDArray;
import io.formant.diffusion.Noise;
import io.formant.diffusion.Predictor;
import io.formant.model.denoiser.ConditionedUNet;
import io.formant.model.denoiser.Conditions;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Settings;
import io.formant.stages.reference.Values;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** The U-Net of a case under its conditions, and the case's tensors in the layout that it works in. */
final class CaseNetwork implements AutoCloseable {
  private static final String PREFIX = "net.";
  private static final Pattern SCALE = Pattern.compile("embedding_scale[ =:]+([0-9.]*[0-9])");

  private final ReferenceCase reference;
  private final Scope scope;
  private final Parameters parameters = new Parameters(new Seed(0));
  private final ConditionedUNet net;
  private final Conditions conditions;
  private final double scale;

  /**
   * @param net constructor arguments of the network
   * @param others settings of the case that may stand among them
   */
  CaseNetwork(ReferenceCase reference, Settings net, Set<String> others, Scope scope) {
    this.reference = reference;
    this.scope = scope;
    this.net = new ConditionedUNet(
        parameters.root(), new UNetSettings(net).expectOnly(others).network());
    parameters.load(weights(reference));
    Conditions given = UNetParity.conditions(reference, this.net.config(), scope);
    if (net.truth("use_additional_time_conditioning", false)) {
      NDArray latents = reference.input("x1").in(scope).mean(new int[] {1});
      given = given.withFeatures(latents.transpose(0, 2, 1));
    }
    conditions = given;
    scale = scale(reference);
  }

  private static Map<String, TensorData> weights(ReferenceCase reference) {
    Map<String, TensorData> plain = new LinkedHashMap<>();
    reference
        .weights()
        .forEach((name, data) ->
            plain.put(name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name, data));
    return plain;
  }

  /** The scale of guidance, which cases give among their settings or say in words. */
  private static double scale(ReferenceCase reference) {
    for (String name : new String[] {"embedding_scale", "cfg"}) {
      if (reference.config().has(name)) {
        return reference.config().number(name);
      }
    }
    try {
      Matcher said = SCALE.matcher(Files.readString(reference.file("case.yaml")));
      return said.find() ? Double.parseDouble(said.group(1)) : 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  Parameters parameters() {
    return parameters;
  }

  /** A prediction without guidance: times (B). */
  NDArray predict(NDArray x, NDArray times) {
    return net.forward(x, conditions.withTime(times));
  }

  /** The network guided as the case says. */
  Predictor predictor() {
    return predictor(scale);
  }

  /** The network at a scale of guidance. */
  Predictor predictor(double guidance) {
    return (x, time, inner) -> {
      NDArray times = inner.full((float) time, x.getShape().get(0));
      return net.guided(x, seen(inner).withTime(times), guidance);
    };
  }

  /** A prediction of a network that sees the time of each frame as a further channel: times (B or 1, F, 1). */
  NDArray predictBeside(NDArray x, NDArray times, Scope inner) {
    return net.forward(beside(x, times, inner), seen(inner));
  }

  /** The same under the case's guidance. */
  NDArray guidedBeside(NDArray x, NDArray times, Scope inner) {
    return net.guided(beside(x, times, inner), seen(inner), scale);
  }

  private static NDArray beside(NDArray x, NDArray times, Scope inner) {
    long[] shape = x.getShape().getShape();
    return x.concat(inner.zeros(shape[0], shape[1], 1).add(times), -1);
  }

  private Conditions seen(Scope inner) {
    NDArray embedding = conditions.embedding();
    NDArray features = conditions.features();
    Conditions seen =
        embedding == null ? conditions : conditions.withEmbedding(inner.view(embedding));
    return features == null ? seen : seen.withFeatures(inner.view(features));
  }

  /** An input, channels last. */
  NDArray input(String name) {
    return Layout.channelsLast(reference.input(name).in(scope));
  }

  /** An output as the case has it, channels first. */
  Values output(NDArray array) {
    return Values.of(Layout.channelsFirst(array));
  }

  /** Noise from inputs, each one array or several along a first axis, in the order of use. */
  Noise noise(String... names) {
    Iterator<NDArray> arrays =
        Arrays.stream(names).flatMap(name -> parts(name).stream()).iterator();
    return (inner, shape) -> inner.view(arrays.next());
  }

  private List<NDArray> parts(String name) {
    NDArray array = reference.input(name).in(scope);
    if (array.getShape().dimension() == net.config().unet().dimensions() + 2) {
      return List.of(Layout.channelsLast(array));
    }
    return LongStream.range(0, array.getShape().get(0))
        .mapToObj(i -> Layout.channelsLast(array.get(i)))
        .toList();
  }

  @Override
  public void close() {
    parameters.close();
  }
}
