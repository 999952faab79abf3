package io.formant.model.clap;

/**
 * Size and training of a {@link Clap}.
 *
 * @param mels M, bands of the pictures
 * @param width E, size of an embedding
 * @param channels of the audio tower
 * @param steps training steps, whatever the size of the corpus
 * @param batch clips a step
 * @param rate highest learning rate
 */
public record ClapConfig(int mels, int width, int channels, int steps, int batch, double rate) {
  public ClapConfig {
    require("mels", mels, 1);
    require("width", width, 2);
    require("channels", channels, 1);
    require("steps", steps, 1);
    require("batch", batch, 2);
    if (!(rate > 0))
      throw new IllegalArgumentException("rate is " + rate + ", expected more than 0");
  }

  private static void require(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ", expected at least " + least);
    }
  }

  public static ClapConfig of(int mels) {
    return new ClapConfig(mels, 128, 96, 400, 32, 2e-3);
  }

  public ClapConfig withWidth(int width) {
    return new ClapConfig(mels, width, channels, steps, batch, rate);
  }

  public ClapConfig withSteps(int steps) {
    return new ClapConfig(mels, width, channels, steps, batch, rate);
  }
}
