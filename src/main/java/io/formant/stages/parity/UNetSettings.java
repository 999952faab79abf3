package io.formant.stages.parity;

import io.formant.model.denoiser.ConditionedUNetConfig;
import io.formant.model.unet.LevelConfig;
import io.formant.model.unet.UNetConfig;
import io.formant.model.unet.UNetSizes;
import io.formant.stages.reference.Settings;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Constructor arguments of audio-diffusion-pytorch's UNetV0 and of a-unet's XUNet, with their defaults.
 *
 * @param config as given
 */
record UNetSettings(Settings config) {

  private static final Set<String> KNOWN = Set.of(
      "class",
      "dim",
      "in_channels",
      "out_channels",
      "append_channels",
      "channels",
      "factors",
      "items",
      "attentions",
      "cross_attentions",
      "context_channels",
      "attention_features",
      "attention_heads",
      "embedding_features",
      "resnet_groups",
      "use_modulation",
      "modulation_features",
      "embedding_max_length",
      "embedding_mask_proba",
      "use_time_conditioning",
      "use_additional_time_conditioning",
      "use_embedding_cfg",
      "use_text_conditioning",
      "blocks",
      "skip",
      "skip_scale",
      "resnet_kernel_size",
      "upsample_mode",
      "upsample_width",
      "upsample_kernel_size",
      "downsample_width",
      "attention_multiplier");

  private static final int MODULATION_FEATURES = 1024;
  private static final int GROUPS = 8;

  /** Refuses settings that are neither the network's nor among others that the caller reads. */
  UNetSettings expectOnly(Set<String> others) {
    Set<String> known = new TreeSet<>(KNOWN);
    known.addAll(others);
    config.expectOnly(known);
    if (config.truth("use_text_conditioning", false)) {
      throw new IllegalArgumentException(
          "use_text_conditioning needs a T5 encoder, which is not made here: give an embedding");
    }
    double masked = config.number("embedding_mask_proba", 0);
    if (masked != 0 && masked != 1) {
      throw new IllegalArgumentException(
          "embedding_mask_proba is " + masked + ", expected 0 or 1: others are drawn");
    }
    return this;
  }

  /** The network. */
  ConditionedUNetConfig network() {
    int appended = config.whole("append_channels", 0);
    return network(config.whole("in_channels"), appended);
  }

  /** The network with other channels than the settings name. */
  ConditionedUNetConfig network(int inputs, int appended) {
    UNetConfig unet = new UNetConfig(
        config.whole("dim", 1),
        inputs + appended,
        config.whole("out_channels", inputs),
        levels(),
        isModulated() ? modulationFeatures() : 0,
        config.whole("embedding_features", 0),
        new UNetConfig.Ends.AsLevel());
    return new ConditionedUNetConfig(
        unet,
        appended,
        isTimed(),
        config.truth("use_embedding_cfg", false) ? config.whole("embedding_max_length") : 0,
        config.truth("use_additional_time_conditioning", false));
  }

  private List<LevelConfig> levels() {
    if (config.has("blocks")) {
      return config.inners("blocks").stream()
          .map(block -> new LevelSettings(block.orElse(config), config.whole("dim", 1)).level())
          .toList();
    }
    List<Integer> channels = config.wholes("channels");
    return new UNetSizes(
            channels,
            config.wholes("factors"),
            config.wholes("items"),
            each("attentions", channels.size()),
            each("cross_attentions", channels.size()),
            config.whole("attention_heads", 1),
            config.whole("attention_features", 1),
            isModulated() ? modulationFeatures() : 0,
            config.whole("resnet_groups", GROUPS))
        .levels(each("context_channels", channels.size()));
  }

  private List<Integer> each(String name, int levels) {
    return config.has(name) ? config.wholes(name) : Collections.nCopies(levels, 0);
  }

  private boolean isModulated() {
    return config.truth(
        "use_modulation", !config.has("blocks") || config.has("modulation_features"));
  }

  private boolean isTimed() {
    return config.truth("use_time_conditioning", !config.has("blocks"));
  }

  private int modulationFeatures() {
    return config.whole("modulation_features", MODULATION_FEATURES);
  }
}
