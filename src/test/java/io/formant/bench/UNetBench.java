package io.formant.bench;

import ai.djl.ndarray.NDArray;
import io.formant.diffusion.Objective;
import io.formant.diffusion.Sampler;
import io.formant.diffusion.Schedule;
import io.formant.diffusion.Solver;
import io.formant.diffusion.conditional.Condition;
import io.formant.diffusion.conditional.ConditionalSampler;
import io.formant.diffusion.conditional.DiffusionLoss;
import io.formant.diffusion.conditional.Dropout;
import io.formant.diffusion.conditional.Guidance;
import io.formant.model.denoiser.ConditionedUNet;
import io.formant.model.denoiser.ConditionedUNetConfig;
import io.formant.model.unet.UNetSizes;
import io.formant.tensor.AdamW;
import io.formant.tensor.Compute;
import io.formant.tensor.Parameters;
import io.formant.tensor.Precision;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import io.formant.tensor.Torch;
import io.formant.tensor.weights.Safetensors;
import io.formant.train.RateSchedule;
import io.formant.train.Trainer;
import io.formant.train.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Trains and samples the U-Net of waveforms in turns with {@code bench/unet.py}, which has the same weights in plain PyTorch. First
 * compares the outputs of both.
 */
public final class UNetBench {
  private static final int STEPS = 10;
  private static final int STYLE = 512;

  /** What is measured. */
  private record Subject(String name, UNetSizes sizes, int batch, int samples) {}

  private static final List<Subject> SUBJECTS = List.of(
      new Subject("small", sizes(List.of(16, 32, 64, 128), List.of(1, 4, 4, 4), 4), 4, 4096),
      new Subject(
          "medium", sizes(List.of(32, 64, 128, 192, 192), List.of(1, 4, 4, 4, 2), 4), 4, 16_384),
      new Subject(
          "long", sizes(List.of(8, 32, 64, 128, 256), List.of(1, 4, 4, 4, 2), 4), 1, 98_304));

  private final Subject subject;
  private final Parameters parameters = new Parameters(new Seed(1));
  private final ConditionedUNet net;
  private final Map<String, TensorData> inputs;

  private UNetBench(Subject subject) {
    this.subject = subject;
    net = new ConditionedUNet(
        parameters.root(), ConditionedUNetConfig.waveform(subject.sizes(), 1, STYLE, 64));
    parameters.load(jittered(parameters.save()));
    RandomStream random = new Seed(2).stream();
    inputs = Map.of(
        "in.x", normal(random, subject.batch(), subject.samples(), 1),
        "in.appended", normal(random, subject.batch(), subject.samples(), 1),
        "in.context", normal(random, subject.batch(), 1, STYLE),
        "in.time", normal(random, subject.batch()));
  }

  private static UNetSizes sizes(List<Integer> channels, List<Integer> factors, int heads) {
    int levels = channels.size();
    List<Integer> inner =
        IntStream.range(0, levels).mapToObj(i -> i >= levels - 2 ? 1 : 0).toList();
    List<Integer> items =
        IntStream.range(0, levels).mapToObj(i -> i >= levels - 2 ? 2 : 1).toList();
    return new UNetSizes(channels, factors, items, inner, inner, heads, 32, 256, 8);
  }

  /** Nothing is left at its start, where layers that begin as zero would hide a difference. */
  private static Map<String, TensorData> jittered(Map<String, TensorData> weights) {
    Map<String, TensorData> jittered = new LinkedHashMap<>();
    weights.forEach((name, tensor) -> {
      float[] values = tensor.values().clone();
      // two names of one layer get the same
      RandomStream random = new Seed(Arrays.hashCode(values)).stream();
      for (int i = 0; i < values.length; i++) values[i] += (float) (0.02 * random.normal());
      jittered.put(name, new TensorData(tensor.shape(), values));
    });
    return jittered;
  }

  private static TensorData normal(RandomStream random, long... shape) {
    int count = 1;
    for (long axis : shape) count *= (int) axis;
    return new TensorData(shape, random.normals(count));
  }

  /**
   * @param arguments rounds, threads, the Python to run, its script, and subjects to measure: all of them if none are named
   */
  public static void main(String[] arguments) throws IOException {
    int threads = Integer.parseInt(arguments[1]);
    Torch.start(new Compute("cpu", threads));
    List<String> names = List.of(arguments).subList(4, arguments.length);
    for (Subject subject : SUBJECTS) {
      if (names.isEmpty() || names.contains(subject.name())) {
        Path file = Files.createTempFile("unet", ".safetensors");
        UNetBench bench = new UNetBench(subject);
        new Safetensors(bench.contents(), Map.of()).write(file);
        try (Peer peer = new Peer(
            List.of(arguments[2], "-W", "ignore", arguments[3], file.toString(), "" + threads))) {
          bench.measure(peer, Integer.parseInt(arguments[0]), threads);
        } finally {
          Files.delete(file);
        }
      }
    }
  }

  /** Weights, sizes, inputs and output, by name. */
  private Map<String, TensorData> contents() {
    Map<String, TensorData> contents = new LinkedHashMap<>(parameters.save());
    contents.putAll(inputs);
    UNetSizes sizes = subject.sizes();
    contents.put("channels", numbers(sizes.channels()));
    contents.put("factors", numbers(sizes.factors()));
    contents.put("items", numbers(sizes.items()));
    contents.put("attentions", numbers(sizes.attentions()));
    contents.put("crossAttentions", numbers(sizes.crossAttentions()));
    contents.put("heads", numbers(List.of(sizes.heads())));
    try (Scope scope = Scope.open()) {
      NDArray y =
          predict(scope.from(input("in.x")), scope.from(input("in.time")), condition(scope));
      contents.put("out.y", TensorData.of(y));
    }
    return contents;
  }

  private static TensorData numbers(List<Integer> list) {
    float[] values = new float[list.size()];
    for (int i = 0; i < values.length; i++) values[i] = list.get(i);
    return new TensorData(new long[] {values.length}, values);
  }

  private TensorData input(String name) {
    return Objects.requireNonNull(inputs.get(name));
  }

  private NDArray predict(NDArray x, NDArray time, Condition condition) {
    return net.predict(
        x, time, condition.content(), condition.style(), condition.styleKept(), null);
  }

  private Condition condition(Scope scope) {
    return Condition.of(
        scope,
        scope.from(input("in.appended")),
        scope.from(input("in.context")),
        scope.ones(subject.batch(), subject.samples()));
  }

  private void measure(Peer peer, int rounds, int threads) throws IOException {
    System.out.printf(
        "%s: %.2f million parameters, batch %d of %d samples, %d threads; outputs differ by %.1e%n",
        subject.name(),
        parameters.count() / 1e6,
        subject.batch(),
        subject.samples(),
        threads,
        peer.ask("check")[0]);
    print("train step", peer.inTurns("train", rounds, this::train));
    print("sampling", peer.inTurns("sample", rounds, this::sample));
    System.out.printf(
        "  peak memory  %.0f MiB here with the Java heap, %.0f MiB in Python%n",
        Peer.peakMebibytes(), peer.ask("sample")[2]);
  }

  private static void print(String what, Peer.Turns turns) {
    double[] cpu = turns.medians(Peer.Times::cpuSeconds);
    double[] spread = turns.spread(Peer.Times::cpuSeconds);
    System.out.printf(
        "  %-11s %7.3f s of CPU a step here, %7.3f in Python: ratio %.2f (%.2f to %.2f); by the clock %.2f%n",
        what,
        cpu[0] / STEPS,
        cpu[1] / STEPS,
        turns.ratio(Peer.Times::cpuSeconds),
        spread[0],
        spread[1],
        turns.ratio(Peer.Times::wallSeconds));
  }

  private void train() {
    TrainingPlan plan = new TrainingPlan(
        STEPS,
        RateSchedule.constant(1e-4),
        new AdamW(0.95, 0.999, 1e-8, 1e-6),
        1,
        null,
        1,
        Precision.FLOAT32,
        new TrainingPlan.Keeping(1_000_000, Duration.ofDays(1)));
    DiffusionLoss loss = new DiffusionLoss(Objective.VELOCITY, new Dropout(0, 0, 0));
    new Trainer(parameters, plan)
        .run((batch, scope) -> loss.at(
            this::predict,
            scope.from(input("in.x")),
            condition(scope),
            new Seed(batch).stream(),
            scope));
  }

  private void sample() {
    Schedule schedule = Schedule.of(Schedule.Spacing.LINEAR, Objective.VELOCITY.path(), STEPS);
    ConditionalSampler sampler =
        new ConditionalSampler(new Sampler(Objective.VELOCITY, Solver.DDIM, schedule));
    try (Scope scope = Scope.open()) {
      NDArray noise = scope.normal(new Seed(4).stream(), subject.batch(), subject.samples(), 1);
      sampler
          .sample(this::predict, condition(scope), new Guidance(0, 0, -1, 2), noise, scope)
          .target()
          .toFloatArray();
    }
  }
}
