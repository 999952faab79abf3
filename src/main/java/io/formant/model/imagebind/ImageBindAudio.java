package io.formant.model.imagebind;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import io.formant.model.AudioEncoder;
import io.formant.model.Rows;
import io.formant.nn.LayerNorm;
import io.formant.nn.Linear;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import io.formant.tensor.Parameters;
import io.formant.tensor.Pictures;
import io.formant.tensor.Scope;
import io.formant.tensor.TensorData;
import io.formant.tensor.weights.MisfitException;
import io.formant.tensor.weights.StateDict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The audio branch of ImageBind: a vision transformer over filter bank pictures of short cuts of a clip. In evaluation: nothing is
 * random. Safe for use by several threads.
 *
 * <p>Source: Girdhar et al. 2023, https://arxiv.org/abs/2305.05665, https://github.com/facebookresearch/ImageBind.
 */
public final class ImageBindAudio implements AudioEncoder {

  static final String CLASS_TOKEN = "modality_preprocessors.audio.cls_token";

  private static final double GREATEST_SCALE = 100;
  private static final double HEAD_EPSILON = 1e-6;

  private final ImageBindConfig config;
  private final Parameters parameters = Parameters.withoutGradients();
  private final NDArray classToken;
  private final List<NDArray> patchMap;
  private final LayerNorm patchNorm;
  private final NDArray positions;
  private final List<VisionBlock> blocks = new ArrayList<>();
  private final LayerNorm headNorm;
  private final Linear head;
  private final NDArray logScale;

  private ImageBindAudio(ImageBindConfig config) {
    this.config = config;
    int width = config.width();
    Namespace before = parameters.root().at("modality_preprocessors").at("audio");
    classToken = before.normal("cls_token", 0.02, 1, 1, width);
    int kernel = config.kernelSize();
    patchMap =
        List.of(before.uniform("rgbt_stem.proj.weight", 1.0 / kernel, width, 1, kernel, kernel));
    patchNorm = new LayerNorm(before.at("rgbt_stem").at("norm_layer"), width);
    long tokens = 1L + (long) config.rows() * config.columns();
    positions = before.normal("pos_embedding_helper.pos_embed", 0.02, 1, tokens, width);
    Namespace trunk = parameters.root().at("modality_trunks").at("audio").at("blocks");
    for (int block = 0; block < config.blocks(); block++) {
      blocks.add(new VisionBlock(trunk.at(block), width, config.heads()));
    }
    Namespace after = parameters.root().at("modality_heads").at("audio");
    headNorm = new LayerNorm(after.at(0), width, HEAD_EPSILON);
    head = Linear.withoutBias(after.at(2), width, config.embedding());
    logScale = parameters
        .root()
        .at("modality_postprocessors")
        .at("audio")
        .at(1)
        .given("log_logit_scale", new TensorData(new long[0], new float[] {(float) Math.log(20)}));
  }

  /**
   * The model of a checkpoint; the branches of other senses are left aside.
   *
   * @throws MisfitException with every weight that is missing, extra or mis-shaped
   * @throws IOException if the file can't be read, or a weight is not a finite number
   */
  public static ImageBindAudio of(StateDict checkpoint) throws IOException {
    return of(ImageBindConfig.of(checkpoint), checkpoint);
  }

  /** The model of a checkpoint of other sizes than those published. */
  public static ImageBindAudio of(ImageBindConfig config, StateDict checkpoint) throws IOException {
    ImageBindAudio audio = new ImageBindAudio(config);
    checkpoint
        .only(name -> name.startsWith("modality_") && name.contains(".audio."))
        .loadInto(audio.parameters);
    return audio;
  }

  /** A model at random weights: for measuring, and to see what is learned. */
  public static ImageBindAudio untrained(ImageBindConfig config) {
    return new ImageBindAudio(config);
  }

  public ImageBindConfig config() {
    return config;
  }

  @Override
  public int rateHz() {
    return ImageBindFront.PUBLISHED.rateHz();
  }

  @Override
  public int width() {
    return config.embedding();
  }

  /** The weights by the reference's names. */
  public Map<String, TensorData> weights() {
    return parameters.save();
  }

  /** Vectors of clips of which three cuts of two seconds are heard, as published. */
  @Override
  public List<float[]> embed(List<float[]> clips) {
    List<float[][]> mono = clips.stream().map(clip -> new float[][] {clip}).toList();
    try (Scope scope = Scope.open()) {
      return Rows.of(embed(ImageBindFront.PUBLISHED.pictures(scope, mono)));
    }
  }

  /**
   * Vectors of clips: each cut a vector of length e^scale (20 as published), then their mean.
   *
   * @param cuts (B, S, M, F)
   * @return (B, E)
   */
  public NDArray embed(NDArray cuts) {
    return trace(cuts).embedding();
  }

  /** What becomes of cuts (B, S, M, F) on the way. */
  public ImageBindTrace trace(NDArray cuts) {
    long[] shape = cuts.getShape().getShape();
    NDArray tokens = tokens(cuts.reshape(shape[0] * shape[1], shape[2], shape[3], 1));
    NDArray h = tokens;
    for (VisionBlock block : blocks) {
      h = block.apply(h);
    }
    NDArray trunk = h.get(new NDIndex(":, 0, :"));
    NDArray headed = head.apply(headNorm.apply(trunk));
    NDArray scaled = Pictures.scaledUnit(headed, logScale, GREATEST_SCALE);
    NDArray each = scaled.reshape(shape[0], shape[1], config.embedding());
    return new ImageBindTrace(tokens, trunk, headed, Kernels.meanOverFrames(each, null));
  }

  private NDArray tokens(NDArray pictures) {
    int stride = config.stride();
    NDArray grid =
        Pictures.patches(pictures, patchMap, new int[] {stride, stride}, new int[] {0, 0});
    long batch = grid.getShape().get(0);
    NDArray patches = patchNorm.apply(grid.reshape(batch, -1, config.width()));
    if (patches.getShape().get(1) != (long) config.rows() * config.columns()) {
      throw new IllegalArgumentException("pictures have " + patches.getShape().get(1)
          + " patches, expected " + config.rows() + " × " + config.columns()
          + ": use pictures of " + config.mels() + " × " + config.frames());
    }
    return Pictures.placed(patches, classToken, positions);
  }

  @Override
  public void close() {
    parameters.close();
  }
}
