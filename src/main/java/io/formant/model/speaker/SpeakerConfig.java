package io.formant.model.speaker;

/**
 * Size and training of a {@link Speaker}.
 *
 * @param mels M, bands of the pictures
 * @param width E, size of an embedding
 * @param channels of the convolutions
 * @param steps training steps, whatever the size of the corpus
 * @param voices N, that a batch is of; all of them where there are fewer
 * @param clips of each voice in a batch
 * @param rate highest learning rate
 */
public record SpeakerConfig(
    int mels, int width, int channels, int steps, int voices, int clips, double rate) {

  public SpeakerConfig {
    require("mels", mels, 1);
    require("width", width, 2);
    require("channels", channels, 1);
    require("steps", steps, 1);
    require("voices", voices, 2);
    require("clips", clips, 2);
    if (!(rate > 0)) {
      throw new IllegalArgumentException("rate is " + rate + ", expected more than 0");
    }
  }

  private static void require(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ", expected at least " + least);
    }
  }

  public static SpeakerConfig of(int mels) {
    return new SpeakerConfig(mels, 64, 96, 300, 8, 5, 2e-3);
  }

  public SpeakerConfig withWidth(int width) {
    return new SpeakerConfig(mels, width, channels, steps, voices, clips, rate);
  }

  public SpeakerConfig withSteps(int steps) {
    return new SpeakerConfig(mels, width, channels, steps, voices, clips, rate);
  }
}
