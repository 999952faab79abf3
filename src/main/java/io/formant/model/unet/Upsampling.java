package io.formant.model.unet;

/** How a level gets back to the frames of the level around it. */
public sealed interface Upsampling {

  /** What stands between frames when there are more of them. */
  enum Between {
    NEAREST,
    LINEAR,
    /** Pictures only. */
    CUBIC
  }

  /**
   * More frames, then a convolution.
   *
   * @param width of the convolution, odd
   */
  record Interpolated(Between between, int width) implements Upsampling {
    public Interpolated {
      if (width < 1 || width % 2 == 0) {
        throw new IllegalArgumentException("width is " + width + ", expected an odd number");
      }
    }
  }

  /**
   * A transposed convolution.
   *
   * @param width in factors
   */
  record Transposed(int width) implements Upsampling {
    public Transposed {
      if (width < 1) {
        throw new IllegalArgumentException("width is " + width + ", expected at least 1");
      }
    }

    /** Width in frames: one frame where none are added. */
    int frames(int factor) {
      return factor == 1 ? 1 : factor * width;
    }
  }
}
