package io.formant.stages.parity;

import io.formant.model.unet.ItemConfig;
import io.formant.model.unet.LevelConfig;
import io.formant.model.unet.Skip;
import io.formant.model.unet.UNetSizes;
import io.formant.model.unet.Upsampling;
import io.formant.stages.reference.Settings;
import java.util.List;
import java.util.Locale;

/**
 * One block of a-unet's XUNet: its own arguments, and those of the network where it has none.
 *
 * @param block all of them
 * @param dimensions of the network
 */
record LevelSettings(Settings block, int dimensions) {

  LevelConfig level() {
    List<ItemConfig> items = items("items");
    return new LevelConfig(
        block.whole("channels"),
        block.whole("factor"),
        block.whole("downsample_width", 1),
        items,
        block.has("items_up") ? items("items_up") : items,
        upsampling(),
        skip());
  }

  private List<ItemConfig> items(String name) {
    return block.texts(name).stream().map(this::item).toList();
  }

  private ItemConfig item(String name) {
    return switch (plain(name)) {
      case "resnet" ->
        new ItemConfig.Residual(block.whole("resnet_groups"), block.whole("resnet_kernel_size", 3));
      case "modulation" -> new ItemConfig.Modulation();
      case "inject", "injectchannels" -> new ItemConfig.Inject(block.whole("context_channels"));
      case "attention" -> self(false);
      case "linearattention" -> self(true);
      case "crossattention" -> cross(false);
      case "linearcrossattention" -> cross(true);
      case "feedforward" -> new ItemConfig.FeedForward(block.whole("attention_multiplier"));
      case "convnext", "convnextv2" -> new ItemConfig.ConvNext();
      default -> throw new IllegalArgumentException("no item is called '" + name + "' here");
    };
  }

  private ItemConfig self(boolean linear) {
    return new ItemConfig.SelfAttention(
        block.whole("attention_heads"), block.whole("attention_features"), linear);
  }

  private ItemConfig cross(boolean linear) {
    return new ItemConfig.CrossAttention(
        block.whole("attention_heads"), block.whole("attention_features"), linear);
  }

  private Upsampling upsampling() {
    String mode = block.text("upsample_mode", "nearest");
    if (mode.equals("transpose")) {
      return new Upsampling.Transposed(block.whole("upsample_width", 1));
    }
    return new Upsampling.Interpolated(between(mode), block.whole("upsample_kernel_size", 3));
  }

  private Upsampling.Between between(String mode) {
    String linear = dimensions == 1 ? "linear" : "bilinear";
    if (mode.equals("nearest") || mode.equals("nearest-exact")) {
      return Upsampling.Between.NEAREST;
    } else if (mode.equals(linear)) {
      return Upsampling.Between.LINEAR;
    } else if (mode.equals("bicubic") && dimensions == 2) {
      return Upsampling.Between.CUBIC;
    }
    throw new IllegalArgumentException("upsample_mode is '" + mode + "', expected nearest, "
        + linear + (dimensions == 2 ? ", bicubic" : "") + " or transpose");
  }

  private Skip skip() {
    String name = block.text("skip", "add");
    return switch (plain(name)) {
      case "add", "skipadd" -> new Skip.Add();
      case "cat", "skipcat" ->
        new Skip.Concatenate(block.number("skip_scale", UNetSizes.SKIP_SCALE));
      case "modulate", "skipmodulate" -> new Skip.Modulate();
      default ->
        throw new IllegalArgumentException("skip is '" + name + "', expected add, cat or modulate");
    };
  }

  /** A name without what tells spellings apart: ResnetItem and resnet are one. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replaceFirst("item$", "");
  }
}
