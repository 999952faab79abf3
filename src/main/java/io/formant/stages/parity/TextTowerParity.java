package io.formant.stages.parity;

import io.formant.model.text.ImageBindText;
import io.formant.model.text.LaionText;
import io.formant.model.text.MicrosoftText;
import io.formant.model.text.TextTower;
import io.formant.model.text.TextTrace;
import io.formant.model.text.TokenBatch;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Settings;
import io.formant.stages.reference.Values;
import io.formant.tensor.Kernels;
import io.formant.tensor.Scope;
import io.formant.tensor.Sentences.Block;
import io.formant.tensor.Sentences.Curve;
import io.formant.tensor.weights.StateDict;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Text sides of CLAP and ImageBind: token ids, and a mask of them where sentences differ in length, become the tokens after the last
 * block, the one that stands for the sentence, its projection and its embedding. Which side it is shows in the names of the weights.
 */
@Singleton
final class TextTowerParity implements ParitySystem {

  private static final List<String> IDS = List.of("ids", "input_ids", "tokens", "text");
  private static final List<String> MASKS = List.of("mask", "attention_mask");
  private static final List<String> HEADS =
      List.of("num_attention_heads", "n_head", "text_num_heads", "num_heads", "heads");
  private static final List<String> EPSILONS = List.of("layer_norm_eps", "layer_norm_epsilon");
  private static final List<String> CURVES = List.of("hidden_act", "activation_function");

  @Override
  public Set<String> names() {
    return Set.of("clap_text", "clap_text_hf", "msclap_text", "imagebind_text");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    try (TextTower tower = tower(reference.config(), reference.stateDict());
        Scope scope = Scope.open()) {
      return outputs(tower.trace(scope, batch(reference)));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static Map<String, Values> outputs(TextTrace trace) {
    Map<String, Values> outputs = new LinkedHashMap<>();
    outputs.put("hidden", Values.of(trace.hidden()));
    outputs.put("latent", Values.of(trace.sentence()));
    outputs.put("projected", Values.of(trace.projection()));
    outputs.put("unit", Values.of(Kernels.unit(trace.projection())));
    outputs.put("embedding", Values.of(trace.embedding()));
    return outputs;
  }

  private static TextTower tower(Settings config, StateDict weights) throws IOException {
    int heads = whole(config, HEADS);
    if (weights.names().stream().anyMatch(name -> name.startsWith("modality_"))) {
      return ImageBindText.of(heads, weights);
    }
    if (weights.names().stream().noneMatch(name -> name.startsWith("caption_encoder."))) {
      return LaionText.of(
          LaionText.sizes(weights).with(block(config, heads, 1e-5, Curve.GELU)), weights);
    }
    boolean gpt2 = weights.has("caption_encoder.base.wte.weight");
    Block block = gpt2
        ? block(config, heads, 1e-5, Curve.GELU_TANH)
        : block(config, heads, 1e-12, Curve.GELU);
    return MicrosoftText.of(Optional.of(block), weights);
  }

  private static Block block(Settings config, int heads, double epsilon, Curve curve) {
    return new Block(
        heads,
        EPSILONS.stream()
            .filter(config::has)
            .findFirst()
            .map(name -> config.number(name))
            .orElse(epsilon),
        CURVES.stream()
            .filter(config::has)
            .findFirst()
            .map(name -> config.text(name))
            .map(TextTowerParity::curve)
            .orElse(curve));
  }

  private static Curve curve(String name) {
    return switch (name) {
      case "gelu" -> Curve.GELU;
      case "gelu_new", "gelu_pytorch_tanh" -> Curve.GELU_TANH;
      case "quick_gelu" -> Curve.GELU_LOGISTIC;
      case "relu" -> Curve.RELU;
      default ->
        throw new IllegalArgumentException("curve is '" + name
            + "', expected gelu, gelu_new, gelu_pytorch_tanh, quick_gelu or relu");
    };
  }

  private static int whole(Settings config, List<String> names) {
    return config.whole(names.stream()
        .filter(config::has)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("the case's config lacks one of " + names)));
  }

  private static TokenBatch batch(ReferenceCase reference) {
    Values ids = input(reference, IDS)
        .orElseThrow(() -> new IllegalArgumentException("the case has no input of " + IDS));
    float[] mask = input(reference, MASKS).map(Values::floats).orElseGet(() -> {
      float[] all = new float[ids.numbers().length];
      Arrays.fill(all, 1);
      return all;
    });
    return new TokenBatch(ids.longs(), mask, Math.toIntExact(ids.shape()[ids.shape().length - 1]));
  }

  private static Optional<Values> input(ReferenceCase reference, List<String> names) {
    return names.stream().filter(reference::hasInput).findFirst().map(reference::input);
  }
}
