package io.formant.stages.diffusion;

import io.formant.model.denoiser.MelUNetConfig;
import io.formant.model.unet.UNetSizes;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import java.util.List;

/** The size of a U-Net, as YAML gives it; lists have one entry a level, outermost first. */
record UNetShape(
    @Doc("channels of each level") @Default("[96, 128, 192]")
    List<Integer> channels,

    @Doc("by which each level has fewer frames than the one around it") @Default("[1, 2, 2]")
    List<Integer> factors,

    @Doc("blocks of each level, before and after the inner ones") @Default("[1, 1, 1]")
    List<Integer> items,

    @Doc("1 where a level attends to itself") @Default("[0, 0, 1]")
    List<Integer> attentions,

    @Doc("1 where a level attends to the style") @Default("[0, 0, 1]")
    List<Integer> crossAttentions,

    @Doc("attention heads") @Default("4") int heads,
    @Doc("width of a head") @Default("32") int headFeatures,

    @Doc("width of the features that modulate every block") @Default("128")
    int modulationFeatures) {

  private static final int NORM_GROUPS = 8;

  UNetShape {
    if (heads < 1 || headFeatures < 1 || modulationFeatures < 1) {
      throw new IllegalArgumentException(
          "heads, head-features and modulation-features must be positive, were " + heads + ", "
              + headFeatures + " and " + modulationFeatures);
    }
  }

  /** The network of this size; throws IllegalArgumentException where the lists do not fit each other. */
  MelUNetConfig config(int mels, int contentWidth, int styleWidth) {
    return MelUNetConfig.of(mels, contentWidth, styleWidth, sizes());
  }

  UNetSizes sizes() {
    return new UNetSizes(
        channels,
        factors,
        items,
        attentions,
        crossAttentions,
        heads,
        headFeatures,
        modulationFeatures,
        NORM_GROUPS);
  }
}
