package io.formant.model.htsat;

import io.formant.model.MelFront;
import io.formant.tensor.weights.StateDict;
import java.util.ArrayList;
import java.util.List;

/** What the names and shapes of an HTSAT's weights say. */
public final class HtsatNames {

  private static final List<String> DERIVED = List.of(
      "num_batches_tracked",
      "relative_position_index",
      "attn_mask",
      "conv_real.weight",
      "conv_imag.weight",
      ".head.weight",
      ".head.bias");

  private HtsatNames() {}

  /** Whether a tensor is a weight that an {@link Htsat} uses: neither a count, nor the unused head, nor derived from the sizes. */
  public static boolean isWeight(String name) {
    return DERIVED.stream().noneMatch(name::endsWith);
  }

  /**
   * The sizes of a network of the published geometry, read from its weights.
   *
   * @param prefix of the network's names
   * @throws IllegalArgumentException if they are not those of an HTSAT
   */
  public static HtsatConfig config(StateDict weights, String prefix, MelFront front) {
    List<Integer> depths = new ArrayList<>();
    List<Integer> heads = new ArrayList<>();
    int stages = weights.count(prefix + "layers.");
    for (int stage = 0; stage < stages; stage++) {
      String blocks = prefix + "layers." + stage + ".blocks.";
      depths.add(weights.count(blocks));
      heads.add(weights.size(blocks + "0.attn.relative_position_bias_table", 1));
    }
    int width = weights.size(prefix + "patch_embed.proj.weight", 0);
    String classifier = prefix + "tscam_conv.weight";
    int classes = weights.has(classifier) ? weights.size(classifier, 0) : 0;
    HtsatConfig config = HtsatConfig.published(front, width, depths, heads, classes);
    return isFused(weights, prefix) ? config.withFusion() : config;
  }

  /** Whether the network sees cuts of a long clip beside its whole. */
  static boolean isFused(StateDict weights, String prefix) {
    return weights.has(prefix + "patch_embed.mel_conv2d.weight");
  }
}
