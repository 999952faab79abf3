package io.formant.model.htsat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import io.formant.nn.BatchNorm;
import io.formant.nn.LayerNorm;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import io.formant.tensor.Parameters;
import io.formant.tensor.Pictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hierarchical token-semantic audio transformer: a log-mel spectrogram, folded to a square, through a Swin transformer. In
 * evaluation: nothing is random.
 *
 * <p>Source: Chen et al. 2022, https://arxiv.org/abs/2202.00874; names and values of {@code HTSAT_Swin_Transformer} in
 * https://github.com/LAION-AI/CLAP and https://github.com/microsoft/CLAP.
 *
 * <p>Letters: B batch, T samples, F frames, M mels, S side of the picture, C features.
 */
public final class Htsat {

  private final HtsatConfig config;
  private final NDArray window;
  private final NDArray filters;
  private final BatchNorm norm0;
  private final List<NDArray> patchMap;
  private final LayerNorm patchNorm;
  private final Optional<ViewFusion> fusion;
  private final Optional<NDArray> positions;
  private final List<SwinStage> stages = new ArrayList<>();
  private final LayerNorm norm;
  private final List<NDArray> classifier;

  /**
   * @param constants where what is not in a checkpoint is kept
   */
  public Htsat(Namespace names, Parameters constants, HtsatConfig config) {
    this.config = config;
    checkPatches();
    int width = config.width();
    window = constants.root().given("window", config.front().window());
    filters = names.given("logmel_extractor.melW", config.front().filters());
    norm0 = new BatchNorm(names.at("bn0"), config.front().bank().bands());
    Namespace patches = names.at("patch_embed");
    int size = config.patchSize();
    patchMap = List.of(
        patches.normal("proj.weight", 1.0 / size, width, 1, size, size),
        patches.zeros("proj.bias", width));
    patchNorm = new LayerNorm(patches.at("norm"), width);
    fusion = config.fused() ? Optional.of(new ViewFusion(patches, config)) : Optional.empty();
    positions = config.positions()
        ? Optional.of(names.normal(
            "absolute_pos_embed", 0.02, 1, (long) config.rows(0) * config.columns(0), width))
        : Optional.empty();
    for (int stage = 0; stage < config.stages(); stage++) {
      stages.add(new SwinStage(names.at("layers").at(stage), config, stage));
    }
    norm = new LayerNorm(names.at("norm"), config.features());
    classifier = classifier(names);
  }

  private List<NDArray> classifier(Namespace names) {
    int classes = config.classes();
    if (classes == 0) {
      return List.of();
    }
    return List.of(
        names.normal("tscam_conv.weight", 0.02, classes, config.features(), config.partRows(), 3),
        names.zeros("tscam_conv.bias", classes));
  }

  private void checkPatches() {
    int side = config.pictureSide();
    int size = config.patchSize();
    int down = config.patchStrides().down();
    int across = config.patchStrides().across();
    int rows = (side + 2 * ((size - down) / 2) - size) / down + 1;
    int columns = (side + 2 * ((size - across) / 2) - size) / across + 1;
    if (rows != config.rows(0) || columns != config.columns(0)) {
      throw new IllegalArgumentException("patches of side " + size + " at strides of "
          + config.patchStrides() + " make " + rows + " × " + columns
          + " of a picture of side " + side + ", expected " + config.rows(0) + " × "
          + config.columns(0));
    }
  }

  public HtsatConfig config() {
    return config;
  }

  /** Log-mel decibels of clips at the model's rate, (B, T) to (B, F, M). */
  public NDArray logMel(NDArray waveform) {
    return config.front().decibels(waveform, window, filters);
  }

  /** What a spectrogram (B, F, M) of at most {@link HtsatConfig#longestFrames()} frames becomes, stage by stage. */
  public HtsatTrace trace(NDArray logMel) {
    NDArray picture = picture(logMel);
    return trace(picture, mapped(picture));
  }

  /**
   * What several views of clips become: the whole, and three cuts that only count where the clip is long.
   *
   * @param views (B, 4, F, M)
   * @param isLong of each clip
   * @throws IllegalStateException if the network has only been taught to see the whole
   */
  public HtsatTrace trace(NDArray views, boolean[] isLong) {
    ViewFusion fused = fusion.orElseThrow(
        () -> new IllegalStateException("the network sees no cuts, expected a fused one"));
    NDArray picture = picture(views.get(":, 0"));
    NDArray patches = mapped(picture);
    NDList rows = new NDList();
    for (int item = 0; item < isLong.length; item++) {
      NDArray row = patches.get(new NDIndex("{}:{}", item, item + 1));
      NDArray cuts = views.get(new NDIndex("{}, 1:", item));
      rows.add(isLong[item] ? fused.apply(row, picture(cuts)) : row);
    }
    return trace(picture, NDArrays.concat(rows));
  }

  private HtsatTrace trace(NDArray picture, NDArray patches) {
    NDArray first = stages.get(0).apply(placed(patches));
    NDArray last = first;
    for (SwinStage stage : stages.subList(1, stages.size())) {
      last = stage.apply(last);
    }
    NDArray tokens = norm.apply(last);
    NDArray rows = tokens.reshape(tokens.getShape().get(0), -1, config.features());
    NDArray latent = Kernels.meanOverFrames(rows, null);
    return new HtsatTrace(picture, first, latent, tokens);
  }

  /** The embedding of a spectrogram, (B, F, M) to (B, C). */
  public NDArray embed(NDArray logMel) {
    return trace(logMel).latent();
  }

  /**
   * Class probabilities, (B, K).
   *
   * @throws IllegalStateException if the config has no classes
   */
  public NDArray classes(HtsatTrace trace) {
    if (classifier.isEmpty()) {
      throw new IllegalStateException("the checkpoint has no classifier");
    }
    return Pictures.tokenClasses(trace.tokens(), classifier.get(0), classifier.get(1));
  }

  private NDArray picture(NDArray logMel) {
    long frames = logMel.getShape().get(1);
    if (frames > config.longestFrames()) {
      throw new IllegalArgumentException("spectrograms have " + frames
          + " frames, expected at most " + config.longestFrames() + ": cut the clips");
    }
    NDArray normal = norm0.apply(logMel);
    NDArray full = Pictures.stretch(normal, config.longestFrames(), config.partBands());
    return Pictures.fold(full, config.parts());
  }

  private NDArray mapped(NDArray picture) {
    int[] strides = {config.patchStrides().down(), config.patchStrides().across()};
    return Pictures.patches(picture, patchMap, strides, config.patchPadding());
  }

  private NDArray placed(NDArray mapped) {
    NDArray patches = patchNorm.apply(mapped);
    return positions
        .map(codes -> patches.add(codes.reshape(1, config.rows(0), config.columns(0), -1)))
        .orElse(patches);
  }
}
