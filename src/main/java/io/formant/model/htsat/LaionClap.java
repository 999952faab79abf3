package io.formant.model.htsat;

import ai.djl.ndarray.NDArray;
import io.formant.audio.Filling;
import io.formant.audio.spectrum.MelBank;
import io.formant.audio.spectrum.MelSettings;
import io.formant.model.AudioEncoder;
import io.formant.model.MelFront;
import io.formant.model.Rows;
import io.formant.nn.Linear;
import io.formant.tensor.Kernels;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.TensorData;
import io.formant.tensor.weights.MisfitException;
import io.formant.tensor.weights.StateDict;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The audio side of LAION's CLAP with HTSAT: a clip becomes a unit vector that lies near that of a text which describes it.
 * In evaluation: nothing is random. Safe for use by several threads.
 *
 * <p>Source: Wu et al. 2023, https://arxiv.org/abs/2211.06687, https://github.com/LAION-AI/CLAP.
 */
public final class LaionClap implements AudioEncoder {

  /** What all published checkpoints hear: 48 kHz, 64 bands from 50 Hz to 14 kHz. */
  public static final MelFront FRONT = MelFront.of(48_000, 1024, 480, 64, 50, 14_000);

  /** What fused checkpoints hear: HTK bands of height 1. */
  static final MelFront FUSED_FRONT = new MelFront(
      new MelBank(48_000, 1024, 64, 50, 14_000, MelSettings.Scale.HTK, MelSettings.Norm.PEAK), 480);

  /** Samples that a clip is filled or cut to: ten seconds. */
  public static final int CLIP_SAMPLES = 480_000;

  private static final String BRANCH = "audio_branch.";
  private static final String FILTERS = BRANCH + "logmel_extractor.melW";

  /** What stands between the two maps of the projection: {@code mlp_act}. */
  public enum Activation {
    RELU,
    GELU
  }

  private final Parameters parameters = Parameters.withoutGradients();
  private final Parameters constants = Parameters.withoutGradients();
  private final Htsat branch;
  private final Linear first;
  private final Linear second;
  private final Activation activation;
  private final int width;

  private LaionClap(HtsatConfig config, int width, Activation activation) {
    this.activation = activation;
    this.width = width;
    branch = new Htsat(parameters.root().at("audio_branch"), constants, config);
    first = new Linear(parameters.root().at("audio_projection").at(0), config.features(), width);
    second = new Linear(parameters.root().at("audio_projection").at(2), width, width);
  }

  /**
   * The model of a checkpoint, under LAION's names or Hugging Face's; its text side is left aside.
   *
   * @throws MisfitException with every weight that is missing, extra or mis-shaped
   * @throws IOException if the file can't be read, or a weight is not a finite number
   */
  public static LaionClap of(StateDict checkpoint) throws IOException {
    StateDict weights = LaionNames.of(checkpoint);
    MelFront front = HtsatNames.isFused(weights, BRANCH) ? FUSED_FRONT : FRONT;
    return of(HtsatNames.config(weights, BRANCH, front), Activation.RELU, checkpoint);
  }

  /** The model of a checkpoint of other sizes than those published. */
  public static LaionClap of(HtsatConfig config, Activation activation, StateDict checkpoint)
      throws IOException {
    StateDict weights = LaionNames.of(checkpoint)
        .only(name -> !(config.fused() && name.equals(FILTERS))) // fused ones hear through others
        .orElse(FILTERS, config.front().filters());
    LaionClap clap =
        new LaionClap(config, weights.size("audio_projection.0.weight", 0), activation);
    weights.loadInto(clap.parameters);
    return clap;
  }

  /** A model at random weights: for measuring, and to see what is learned. */
  public static LaionClap untrained(HtsatConfig config, int width) {
    return new LaionClap(config, width, Activation.RELU);
  }

  public Htsat branch() {
    return branch;
  }

  @Override
  public int rateHz() {
    return branch.config().front().bank().rateHz();
  }

  @Override
  public int width() {
    return width;
  }

  /** The weights by LAION's names. */
  public Map<String, TensorData> weights() {
    return parameters.save();
  }

  /**
   * Unit vectors of clips, rounded to 16 bits and repeated or cut to ten seconds, as the model was trained; a fused model sees all of
   * a longer clip.
   */
  @Override
  public List<float[]> embed(List<float[]> clips) {
    boolean someLong = clips.stream().anyMatch(clip -> clip.length > CLIP_SAMPLES);
    return branch.config().fused() && someLong
        ? clips.stream().map(this::embedWhole).toList()
        : embedTogether(clips);
  }

  private List<float[]> embedTogether(List<float[]> clips) {
    List<float[]> filled = clips.stream()
        .map(clip -> Filling.REPEAT_PAD.to(CLIP_SAMPLES, Filling.quantised(clip)))
        .toList();
    try (Scope scope = Scope.open()) {
      return Rows.of(embed(scope.from(Rows.joined(filled), clips.size(), CLIP_SAMPLES)));
    }
  }

  private float[] embedWhole(float[] clip) {
    int frames = CLIP_SAMPLES / branch.config().front().hopSamples() + 1;
    if (clip.length <= CLIP_SAMPLES) {
      return embedTogether(List.of(clip)).get(0);
    }
    try (Scope scope = Scope.open()) {
      NDArray logMel = branch.logMel(scope.from(Filling.quantised(clip), 1, clip.length));
      HtsatTrace trace = logMel.getShape().get(1) > frames
          ? branch.trace(LongClip.views(logMel, frames), new boolean[] {true})
          : branch.trace(logMel);
      return Rows.of(project(trace.latent())).get(0);
    }
  }

  /** Unit vectors of clips at the model's rate, (B, T) to (B, E). */
  public NDArray embed(NDArray waveform) {
    return project(branch.embed(branch.logMel(waveform)));
  }

  /** Unit vectors of embeddings of the branch, (B, C) to (B, E). */
  public NDArray project(NDArray latent) {
    NDArray h = first.apply(latent);
    return Kernels.unit(
        second.apply(activation == Activation.RELU ? Kernels.relu(h) : Kernels.gelu(h)));
  }

  @Override
  public void close() {
    parameters.close();
    constants.close();
  }
}
