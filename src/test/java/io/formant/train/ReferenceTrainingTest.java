package io.formant.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.AdamW;
import io.formant.tensor.Kernels;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import io.formant.tensor.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clipping, AdamW, averages and rates equal those of PyTorch and diffusers over a whole small training. */
class ReferenceTrainingTest {

  private static final Path FIXTURES = Path.of("../shared/fixtures");

  @Test
  void twenty_steps_end_where_the_reference_ends() throws IOException {
    Map<String, TensorData> io = read("adamw/study_recipe/io.safetensors");
    List<TrainingListener.Report> reports = new ArrayList<>();
    try (Parameters parameters = new Parameters(new Seed(0))) {
      Map<String, TensorData> weights = read("adamw/study_recipe/weights.safetensors");
      weights.forEach((name, data) -> parameters.root().zeros(name, data.shape()));
      parameters.load(weights);
      TrainingPlan plan = new TrainingPlan(
          20,
          RateSchedule.constant(0.01),
          new AdamW(0.95, 0.999, 1e-8, 1e-6),
          1,
          Ema.upTo(0.999),
          1,
          100);
      Map<String, TensorData> averages = new Trainer(parameters, plan)
          .listener(reports::add)
          .run((batch, scope) -> loss(parameters, io, batch, scope));
      averages.forEach(
          (name, data) -> assertSame(data.values(), average(io, name).values(), 1e-5));
    }
    for (int step = 0; step < 20; step++) {
      assertThat(reports.get(step).loss())
          .isCloseTo(io.get("out.loss").values()[step], within(1e-4));
      assertThat(reports.get(step).gradientNorm())
          .isCloseTo(io.get("out.grad_norm").values()[step], within(1e-4));
    }
  }

  @Test
  void the_averages_decay_as_in_diffusers() throws IOException {
    Map<String, TensorData> io = read("ema/study/io.safetensors");
    float[] expected = io.get("out.decay").values();
    float[] numbers = io.get("in.step").values();
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] > 0) {
        assertThat((float) Ema.upTo(0.999).decay((long) numbers[i] - 1))
            .isCloseTo(expected[i], within(1e-7f));
      }
    }
  }

  @Test
  void the_rates_are_those_of_diffusers() throws IOException {
    Map<String, TensorData> io = read("lr_schedule/small/io.safetensors");
    assertRates(io.get("out.cosine"), new RateSchedule(1e-4, 5, RateSchedule.Decay.COSINE, 30, 0));
    assertRates(io.get("out.linear"), new RateSchedule(1e-4, 5, RateSchedule.Decay.LINEAR, 30, 0));
    assertRates(
        io.get("out.constant_with_warmup"),
        new RateSchedule(1e-4, 5, RateSchedule.Decay.CONSTANT, 30, 0));
    assertRates(io.get("out.constant"), RateSchedule.constant(1e-4));
  }

  private static void assertRates(TensorData expected, RateSchedule schedule) {
    for (int step = 0; step < 30; step++) {
      assertThat((float) schedule.at(step)).isCloseTo(expected.values()[step], within(1e-10f));
    }
  }

  private static NDArray loss(
      Parameters parameters, Map<String, TensorData> io, long batch, Scope scope) {
    NDArray x = scope.from(io.get("in.x")).get(batch);
    NDArray y = scope.from(io.get("in.y")).get(batch);
    NDArray h =
        Kernels.gelu(Kernels.linear(x, parameters.get("0.weight"), parameters.get("0.bias")));
    return Kernels.meanSquareError(
        Kernels.linear(h, parameters.get("2.weight"), parameters.get("2.bias")), y, null);
  }

  private static TensorData average(Map<String, TensorData> io, String name) {
    return io.entrySet().stream()
        .filter(e -> e.getKey().startsWith("out.ema")
            && e.getKey().endsWith(name)
            && !e.getKey().contains("decay"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no average of " + name + " in " + io.keySet()))
        .getValue();
  }

  private static void assertSame(float[] actual, float[] expected, double tolerance) {
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], within(tolerance));
    }
  }

  private static Map<String, TensorData> read(String file) throws IOException {
    Path path = FIXTURES.resolve(file);
    assumeTrue(Files.isRegularFile(path), "no reference tensors at " + path.toAbsolutePath());
    return Safetensors.read(path).tensors();
  }
}
