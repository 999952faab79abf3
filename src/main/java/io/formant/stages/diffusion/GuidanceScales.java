package io.formant.stages.diffusion;

import io.formant.diffusion.conditional.Guidance;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import java.util.Locale;

/** Classifier-free guidance with a scale for each condition; 1 and 1 is the conditional prediction alone. */
record GuidanceScales(
    @Doc("how strongly the style is followed") @Default("2") double style,

    @Doc("how strongly the content is followed") @Default("3")
    double content) {

  static final GuidanceScales OFF = new GuidanceScales(1, 1);

  GuidanceScales {
    if (!(style >= 0 && content >= 0)) {
      throw new IllegalArgumentException(
          "style and content must not be negative, were " + style + " and " + content);
    }
  }

  /** The weights of the predictions for a prompt with or without a style and a content. */
  Guidance weights(Prompt.Part givenStyle, Prompt.Part givenContent) {
    if (givenContent.isNull()) {
      return givenStyle.isNull() ? new Guidance(1, 0, 0, 0) : new Guidance(1 - style, style, 0, 0);
    }
    return givenStyle.isNull()
        ? new Guidance(1 - content, 0, content, 0)
        : Guidance.contentFirst(style, content);
  }

  String label() {
    return String.format(Locale.ROOT, "style=%s content=%s", plain(style), plain(content));
  }

  private static String plain(double scale) {
    return scale == Math.rint(scale) ? Long.toString((long) scale) : Double.toString(scale);
  }
}
