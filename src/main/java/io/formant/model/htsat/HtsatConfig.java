package io.formant.model.htsat;

import io.formant.model.MelFront;
import java.util.List;

/**
 * Sizes of an {@link Htsat}, under the reference's names in {@code HTSAT_Swin_Transformer}.
 *
 * @param front how clips become spectrograms
 * @param pictureSide {@code spec_size}: the spectrogram is stretched and folded to a square of this side
 * @param patchSize side of a patch
 * @param patchStrides distance of two patches, down and across
 * @param width {@code embed_dim}: features of a patch; each stage after the first doubles them
 * @param depths blocks of each stage
 * @param heads attention heads of each stage
 * @param window side of an attention window, in patches
 * @param classes of the classifier; 0 where the checkpoint has none
 * @param expansion {@code mlp_ratio}
 * @param attentionBias {@code qkv_bias}
 * @param positions {@code ape}: whether patches have learned positions
 * @param fused {@code enable_fusion}: whether three cuts of a long clip are seen beside its whole
 */
public record HtsatConfig(
    MelFront front,
    int pictureSide,
    int patchSize,
    Strides patchStrides,
    int width,
    List<Integer> depths,
    List<Integer> heads,
    int window,
    int classes,
    double expansion,
    boolean attentionBias,
    boolean positions,
    boolean fused) {

  /** Down (frequency) and across (time). */
  public record Strides(int down, int across) {}

  public HtsatConfig {
    depths = List.copyOf(depths);
    heads = List.copyOf(heads);
    if (depths.isEmpty() || depths.size() != heads.size()) {
      throw new IllegalArgumentException(depths.size() + " depths and " + heads.size()
          + " heads, expected as many and at least 1");
    }
    int bands = front.bank().bands();
    if (bands > pictureSide) {
      throw new IllegalArgumentException(
          bands + " mel bands do not fit a picture of side " + pictureSide);
    }
    if (patchSize < patchStrides.down() || patchSize < patchStrides.across()) {
      throw new IllegalArgumentException(
          "patches of side " + patchSize + " are smaller than their strides " + patchStrides);
    }
    if (pictureSide % (pictureSide / bands) != 0) {
      throw new IllegalArgumentException("a picture of side " + pictureSide
          + " can't be cut into " + pictureSide / bands + " equal parts of at least " + bands
          + " bands");
    }
    int lowest = (pictureSide / patchStrides.down()) >> (depths.size() - 1);
    int rows = lowest / (pictureSide / bands);
    if (rows == 0 || lowest % rows != 0) {
      throw new IllegalArgumentException("the last stage has " + lowest
          + " rows of patches, which can't be parted evenly as the " + pictureSide / bands
          + " parts of a folded spectrogram: use fewer stages or smaller strides");
    }
  }

  /** HTSAT of one width and depth as both CLAPs have it: side 256, patches of 4, windows of 8. */
  public static HtsatConfig published(
      MelFront front, int width, List<Integer> depths, List<Integer> heads, int classes) {
    return new HtsatConfig(
        front, 256, 4, new Strides(4, 4), width, depths, heads, 8, classes, 4, true, false, false);
  }

  /** The same with a way to see cuts of long clips. */
  HtsatConfig withFusion() {
    return new HtsatConfig(
        front,
        pictureSide,
        patchSize,
        patchStrides,
        width,
        depths,
        heads,
        window,
        classes,
        expansion,
        attentionBias,
        positions,
        true);
  }

  /** Zeros above and below a picture, and on each side of it. */
  int[] patchPadding() {
    return new int[] {(patchSize - patchStrides.down()) / 2, (patchSize - patchStrides.across()) / 2
    };
  }

  /** Parts that a spectrogram is cut into: {@code freq_ratio}. */
  int parts() {
    return pictureSide / front.bank().bands();
  }

  /** Rows of patches of one part after the last stage. */
  int partRows() {
    return rows(stages() - 1) / parts();
  }

  /** Bands of a part once stretched. */
  int partBands() {
    return pictureSide / parts();
  }

  /** Frames that fit the picture. */
  public int longestFrames() {
    return pictureSide * parts();
  }

  int rows(int stage) {
    return (pictureSide / patchStrides.down()) >> stage;
  }

  int columns(int stage) {
    return (pictureSide / patchStrides.across()) >> stage;
  }

  int stages() {
    return depths.size();
  }

  int width(int stage) {
    return width << stage;
  }

  /** Features of an embedding. */
  public int features() {
    return width(stages() - 1);
  }
}
