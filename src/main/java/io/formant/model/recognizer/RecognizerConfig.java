package io.formant.model.recognizer;

/**
 * Size and training of a {@link Recognizer}.
 *
 * @param mels M, bands of the pictures
 * @param steps training steps, whatever the size of the corpus
 * @param batch clips a step; fewer where clips are long
 * @param rate highest learning rate
 * @param frequencyWarp how far training clips are stretched along the mel axis, as a part of it: another throat says the same
 */
public record RecognizerConfig(int mels, int steps, int batch, double rate, double frequencyWarp) {
  public RecognizerConfig {
    if (mels < 8) throw new IllegalArgumentException("mels is " + mels + ", expected at least 8");
    if (steps < 1)
      throw new IllegalArgumentException("steps is " + steps + ", expected at least 1");
    if (batch < 1)
      throw new IllegalArgumentException("batch is " + batch + ", expected at least 1");
    if (!(rate > 0))
      throw new IllegalArgumentException("rate is " + rate + ", expected more than 0");
    if (!(frequencyWarp >= 0 && frequencyWarp < 0.5)) {
      throw new IllegalArgumentException(
          "frequency warp is " + frequencyWarp + ", expected within [0, 0.5)");
    }
  }

  /** For what is said. */
  public static RecognizerConfig content(int mels) {
    return new RecognizerConfig(mels, 600, 32, 3e-3, 0.06);
  }

  /** For who says it: the mel axis stays where it is. */
  public static RecognizerConfig voice(int mels) {
    return new RecognizerConfig(mels, 300, 32, 3e-3, 0);
  }

  public RecognizerConfig withSteps(int steps) {
    return new RecognizerConfig(mels, steps, batch, rate, frequencyWarp);
  }
}
