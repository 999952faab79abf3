package io.formant.model.imagebind;

import io.formant.tensor.weights.StateDict;

/**
 * Sizes of an {@link ImageBindAudio}, under the reference's names in {@code ImageBindModel}.
 *
 * @param kernelSize {@code audio_kernel_size}: side of a patch
 * @param stride {@code audio_stride}: distance of two patches
 * @param width {@code audio_embed_dim}: features of a patch
 * @param blocks {@code audio_num_blocks}
 * @param heads {@code audio_num_heads}
 * @param mels {@code audio_num_mel_bins}: height of the pictures that the positions are for
 * @param frames {@code audio_target_len}: their width
 * @param embedding {@code out_embed_dim}
 */
public record ImageBindConfig(
    int kernelSize,
    int stride,
    int width,
    int blocks,
    int heads,
    int mels,
    int frames,
    int embedding) {

  /** Patches of 16 at a distance of 10, 12 blocks of 768 with 12 heads, pictures of 128 × 204, vectors of 1024. */
  public static final ImageBindConfig HUGE =
      new ImageBindConfig(16, 10, 768, 12, 12, 128, 204, 1024);

  public ImageBindConfig {
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "patches have " + width + " features, expected a multiple of the " + heads + " heads");
    }
    if (mels < kernelSize || frames < kernelSize) {
      throw new IllegalArgumentException("pictures are " + mels + " × " + frames
          + ", expected at least one patch of side " + kernelSize);
    }
  }

  /** The published model, of the width and depth that the weights have; a head is 64 wide there. */
  static ImageBindConfig of(StateDict weights) {
    int width = weights.size(ImageBindAudio.CLASS_TOKEN, 2);
    return new ImageBindConfig(
        HUGE.kernelSize,
        HUGE.stride,
        width,
        weights.count("modality_trunks.audio.blocks."),
        Math.max(1, width / (HUGE.width / HUGE.heads)),
        HUGE.mels,
        HUGE.frames,
        weights.size("modality_heads.audio.2.weight", 0));
  }

  int rows() {
    return (mels - kernelSize) / stride + 1;
  }

  int columns() {
    return (frames - kernelSize) / stride + 1;
  }
}
