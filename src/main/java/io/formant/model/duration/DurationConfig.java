package io.formant.model.duration;

/**
 * What a {@link DurationModel} is made for.
 *
 * @param tokenWidth C, the width of a content token: phones, a sentence vector, a spectrogram row
 * @param styleWidth E, the width of the voice's embedding; 0 where durations depend on the content alone
 * @param ridge weight of the squared parameters beside the squared errors of all tokens
 */
public record DurationConfig(int tokenWidth, int styleWidth, double ridge) {
  public DurationConfig {
    if (tokenWidth < 1)
      throw new IllegalArgumentException("token width is " + tokenWidth + ", expected at least 1");
    if (styleWidth < 0)
      throw new IllegalArgumentException("style width is " + styleWidth + ", expected at least 0");
    if (!(ridge > 0))
      throw new IllegalArgumentException("ridge is " + ridge + ", expected more than 0");
  }

  public static DurationConfig of(int tokenWidth, int styleWidth) {
    return new DurationConfig(tokenWidth, styleWidth, 0.1);
  }
}
