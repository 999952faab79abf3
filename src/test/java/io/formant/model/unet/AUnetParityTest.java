package io.formant.model.unet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import io.formant.diffusion.conditional.Guidance;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import io.formant.tensor.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The network equals a-unet's where it makes no departure: weights of the reference in, outputs of the reference out. */
class AUnetParityTest {

  private static final Path FIXTURES = Path.of("../shared/fixtures/unet1d");

  @Test
  void guided_network_with_several_context_tokens() throws IOException {
    UNetConfig config = new UNetConfig(
        2,
        0,
        12,
        List.of(8, 16, 16),
        List.of(1, 2, 4),
        List.of(1, 2, 1),
        List.of(0, 1, 1),
        List.of(0, 0, 1),
        2,
        8,
        24,
        4,
        128,
        2,
        0,
        0,
        false,
        UNetConfig.Ends.LEVEL);
    compare(
        "cfg_small",
        config,
        "blocks.2.blocks.0.blocks.0.weight",
        "blocks.2.blocks.1.net.",
        "blocks.");
  }

  @Test
  void network_of_the_study_with_appended_channels() throws IOException {
    UNetConfig config = new UNetConfig(
        1,
        1,
        16,
        List.of(8, 8, 8, 16, 16),
        List.of(1, 4, 4, 2, 2),
        List.of(1, 2, 1, 1, 2),
        List.of(0, 0, 0, 1, 1),
        List.of(0, 0, 0, 1, 1),
        3,
        8,
        16,
        4,
        128,
        2,
        0,
        0,
        false,
        UNetConfig.Ends.LEVEL);
    compare(
        "studylike_append",
        config,
        "blocks.0.blocks.2.blocks.0.blocks.0.weight",
        "blocks.0.blocks.2.blocks.1.net.",
        "blocks.0.blocks.");
  }

  private static void compare(
      String name, UNetConfig config, String table, String root, String time) throws IOException {
    Path folder = FIXTURES.resolve(name);
    assumeTrue(Files.isDirectory(folder), "no reference tensors in " + folder.toAbsolutePath());
    Map<String, TensorData> weights =
        Safetensors.read(folder.resolve("weights.safetensors")).tensors();
    Map<String, TensorData> io =
        Safetensors.read(folder.resolve("io.safetensors")).tensors();
    try (Parameters parameters = new Parameters(new Seed(0));
        Scope scope = Scope.open()) {
      UNet net = new UNet(parameters.root(), config);
      parameters.load(new Names(config, weights).translated(root, time));
      NDArray given = scope.from(io.get("in.embedding"));
      NDArray absent = scope
          .from(weights.get(table))
          .get(":" + given.getShape().get(1))
          .expandDims(0)
          .repeat(0, 2);
      NDArray with = forward(net, io, given, scope);
      NDArray without = forward(net, io, absent, scope);
      assertSame(with, io.get("out.y_scale1"), scope);
      Guidance guidance = Guidance.joint(5);
      assertSame(
          without.mul(guidance.none()).add(with.mul(guidance.full())),
          io.get("out.y_scale5"),
          scope);
    }
  }

  private static NDArray forward(UNet net, Map<String, TensorData> io, NDArray style, Scope scope) {
    NDArray x = scope.from(io.get("in.x")).transpose(0, 2, 1);
    TensorData appended = io.get("in.append_channels");
    NDArray content =
        appended == null ? x.get(":, :, 0:0") : scope.from(appended).transpose(0, 2, 1);
    return net.forward(x, scope.from(io.get("in.time")), content, style, scope.ones(2), null)
        .transpose(0, 2, 1);
  }

  private static void assertSame(NDArray actual, TensorData expected, Scope scope) {
    NDArray reference = scope.from(expected);
    double error =
        actual.sub(reference).abs().max().getFloat() / reference.abs().max().getFloat();
    assertThat(error).isCloseTo(0, within(1e-4));
  }

  /** From the reference's names, which follow its nesting, to ours. */
  private record Names(
      UNetConfig config, Map<String, TensorData> from, Map<String, TensorData> to) {

    Names(UNetConfig config, Map<String, TensorData> from) {
      this(config, from, new LinkedHashMap<>());
    }

    Map<String, TensorData> translated(String root, String time) {
      to.put(
          "style.absent",
          new TensorData(new long[] {config.styleWidth()}, new float[config.styleWidth()]));
      to.put("time.frequencies", from.get(time + "0.weights"));
      both("time.in", time + "0.to_out");
      both("time.repeated", time + "1.blocks.0.0");
      level("level0.", root, 0);
      return to;
    }

    private void level(String ours, String theirs, int level) {
      String block = theirs + "block.blocks.";
      both(ours + "down", block + "0.block");
      int next = items(ours + "before.", block, 1, level);
      if (level + 1 < config.levels()) {
        level(ours + "level" + (level + 1) + ".", block + next++ + ".", level + 1);
      }
      next = items(ours + "after.", block, next, level);
      both(ours + "up", block + next + ".block.1");
      both(ours + "skip", theirs + "skip.blocks.0.1");
      if (from.containsKey(theirs + "skip_adapter.block.weight")) {
        both(ours + "adapter", theirs + "skip_adapter.block");
      }
    }

    private int items(String ours, String theirs, int first, int level) {
      int next = first;
      for (int i = 0; i < config.items().get(level); i++) {
        String item = ours + i + ".";
        String residual = theirs + next++ + ".block.blocks.0.blocks.";
        both(item + "residual.norm1", residual + "0.0");
        both(item + "residual.conv1", residual + "0.2");
        both(item + "residual.norm2", residual + "1.0");
        both(item + "residual.conv2", residual + "1.2");
        both(item + "modulation", theirs + next++ + ".blocks.0.block.blocks.0.1");
        if (config.attentions().get(level) > 0) {
          attention(item + "attention.", theirs + next++ + ".blocks.0.block.");
        }
        if (config.crossAttentions().get(level) > 0) {
          attention(item + "cross.", theirs + next++ + ".blocks.0.block.");
        }
      }
      return next;
    }

    private void attention(String ours, String theirs) {
      both(ours + "norm", theirs + "norm");
      both(ours + "norm_context", theirs + "norm_context");
      to.put(ours + "to_q.weight", from.get(theirs + "to_q.weight"));
      to.put(ours + "to_kv.weight", from.get(theirs + "to_kv.weight"));
      to.put(ours + "to_out.weight", from.get(theirs + "attention.blocks.0.weight"));
    }

    private void both(String ours, String theirs) {
      to.put(ours + ".weight", from.get(theirs + ".weight"));
      to.put(ours + ".bias", from.get(theirs + ".bias"));
    }
  }
}
