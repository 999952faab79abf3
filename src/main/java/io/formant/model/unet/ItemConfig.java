package io.formant.model.unet;

/** A building block of a level; each keeps the number of frames and channels. */
public sealed interface ItemConfig {

  /** Throws IllegalArgumentException where it can't be made for so many channels. */
  default void check(int channels) {}

  /**
   * Twice group norm, SiLU and convolution, plus identity.
   *
   * @param groups of the norm
   * @param width of the convolution, odd
   */
  record Residual(int groups, int width) implements ItemConfig {
    public Residual {
      if (width < 1 || width % 2 == 0) {
        throw new IllegalArgumentException("width is " + width + ", expected an odd number");
      }
    }

    @Override
    public void check(int channels) {
      if (groups < 1 || channels % groups != 0) {
        throw new IllegalArgumentException(
            channels + " channels, expected a multiple of " + groups + " groups");
      }
    }
  }

  /** Layer norm whose scale and shift come from the features. */
  record Modulation() implements ItemConfig {}

  /**
   * Further channels from outside, joined by a convolution of width 1, plus identity.
   *
   * @param channels that come from outside
   */
  record Inject(int channels) implements ItemConfig {
    public Inject {
      positive("injected channels", channels);
    }
  }

  /**
   * Attention of frames to each other, plus identity.
   *
   * @param headFeatures width of a head
   * @param linear by softmax over features and frames apart, in time linear in the number of frames
   */
  record SelfAttention(int heads, int headFeatures, boolean linear) implements ItemConfig {
    public SelfAttention {
      positive("heads", heads);
      positive("width of a head", headFeatures);
    }
  }

  /**
   * Attention of frames to the context, plus identity.
   *
   * @param headFeatures width of a head
   * @param linear by softmax over features and tokens apart
   */
  record CrossAttention(int heads, int headFeatures, boolean linear) implements ItemConfig {
    public CrossAttention {
      positive("heads", heads);
      positive("width of a head", headFeatures);
    }
  }

  /**
   * Two linear maps of every frame with GELU between, plus identity.
   *
   * @param multiplier how much wider it is between them
   */
  record FeedForward(int multiplier) implements ItemConfig {
    public FeedForward {
      positive("multiplier", multiplier);
    }
  }

  /**
   * ConvNeXt V2, a depthwise convolution with response normalisation, plus identity.
   *
   * <p>Source: Woo et al. 2023, https://arxiv.org/abs/2301.00808.
   */
  record ConvNext() implements ItemConfig {}

  private static void positive(String what, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(what + " is " + number + ", expected at least 1");
    }
  }
}
