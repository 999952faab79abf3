package io.formant.model.msclap;

import ai.djl.ndarray.NDArray;
import io.formant.audio.Filling;
import io.formant.model.AudioEncoder;
import io.formant.model.MelFront;
import io.formant.model.Rows;
import io.formant.model.htsat.Htsat;
import io.formant.model.htsat.HtsatConfig;
import io.formant.model.htsat.HtsatNames;
import io.formant.nn.LayerNorm;
import io.formant.nn.Linear;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.TensorData;
import io.formant.tensor.weights.MisfitException;
import io.formant.tensor.weights.StateDict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The audio side of Microsoft's CLAP: a clip at 44.1 kHz becomes a vector that lies near that of a text which describes it. In
 * evaluation: nothing is random. Safe for use by several threads.
 *
 * <p>Sources: Elizalde et al. 2022, https://arxiv.org/abs/2206.04769 (CNN14, clips of 5 s) and 2023,
 * https://arxiv.org/abs/2309.05767 (HTSAT, clips of 7 s); https://github.com/microsoft/CLAP.
 */
public final class MsClap implements AudioEncoder {

  /** Rate of the clips. The HTSAT's filters were made for 32 kHz all the same, and are read from the checkpoint. */
  public static final int RATE_HZ = 44_100;

  private static final MelFront FRONT_2022 = MelFront.of(RATE_HZ, 1024, 320, 64, 50, 14_000);
  private static final MelFront FRONT_2023 = MelFront.of(32_000, 1024, 320, 64, 50, 14_000);
  private static final String BASE = "audio_encoder.base.";
  private static final String HTSAT = BASE + "htsat.";
  private static final String PROJECTION = "audio_encoder.projection.";

  private final Parameters parameters = Parameters.withoutGradients();
  private final Parameters constants = Parameters.withoutGradients();
  private final AudioBranch branch;
  private final Linear first;
  private final Linear second;
  private final LayerNorm norm;
  private final int width;

  private MsClap(BiFunction<Namespace, Parameters, AudioBranch> branch, int width) {
    this.width = width;
    this.branch = branch.apply(parameters.root().at("audio_encoder").at("base"), constants);
    Namespace names = parameters.root().at("audio_encoder").at("projection");
    first = Linear.withoutBias(names.at("linear1"), this.branch.features(), width);
    second = Linear.withoutBias(names.at("linear2"), width, width);
    norm = new LayerNorm(names.at("layer_norm"), width);
  }

  /**
   * The model of a checkpoint of 2022 or 2023; its text side is left aside.
   *
   * @throws MisfitException with every weight that is missing, extra or mis-shaped
   * @throws IOException if the file can't be read, or a weight is not a finite number
   */
  public static MsClap of(StateDict checkpoint) throws IOException {
    return isHtsat(checkpoint)
        ? of(HtsatNames.config(checkpoint, HTSAT, FRONT_2023), checkpoint)
        : of(Cnn14Config.of(checkpoint, BASE, FRONT_2022), checkpoint);
  }

  /** Whether a checkpoint is the one of 2023. */
  public static boolean isHtsat(StateDict checkpoint) {
    return checkpoint.names().stream().anyMatch(name -> name.startsWith(HTSAT));
  }

  /** The model of 2023 in other sizes than those published. */
  public static MsClap of(HtsatConfig config, StateDict checkpoint) throws IOException {
    StateDict weights = weights(checkpoint)
        .orElse(HTSAT + "logmel_extractor.melW", config.front().filters());
    return loaded(
        (names, constants) -> new HtsatBranch(new Htsat(names.at("htsat"), constants, config)),
        weights);
  }

  /** The model of 2022 in other sizes than those published. */
  public static MsClap of(Cnn14Config config, StateDict checkpoint) throws IOException {
    StateDict weights = weights(checkpoint)
        .orElse(BASE + "logmel_extractor.melW", config.front().filters());
    return loaded((names, constants) -> new Cnn14(names, constants, config), weights);
  }

  private static StateDict weights(StateDict checkpoint) {
    return checkpoint.only(name -> name.startsWith("audio_encoder.") && HtsatNames.isWeight(name));
  }

  private static MsClap loaded(
      BiFunction<Namespace, Parameters, AudioBranch> branch, StateDict weights) throws IOException {
    MsClap clap = new MsClap(branch, weights.size(PROJECTION + "linear1.weight", 0));
    weights.loadInto(clap.parameters);
    return clap;
  }

  @Override
  public int rateHz() {
    return RATE_HZ;
  }

  @Override
  public int width() {
    return width;
  }

  /** The weights by the reference's names. */
  public Map<String, TensorData> weights() {
    return parameters.save();
  }

  /** Vectors of clips, repeated or cut to the seconds that the model was trained on; not of length 1, as the reference gives them. */
  @Override
  public List<float[]> embed(List<float[]> clips) {
    int length = RATE_HZ * branch.clipSeconds();
    List<float[]> filled =
        clips.stream().map(clip -> Filling.REPEAT.to(length, clip)).toList();
    try (Scope scope = Scope.open()) {
      return Rows.of(embed(scope.from(Rows.joined(filled), clips.size(), length)));
    }
  }

  /** Log-mel decibels of clips, (B, T) to (B, F, M). */
  public NDArray logMel(NDArray waveform) {
    return branch.logMel(waveform);
  }

  /** Vectors of clips, (B, T) to (B, E); not of length 1, as the reference gives them. */
  public NDArray embed(NDArray waveform) {
    return project(branch.hear(logMel(waveform)).latent());
  }

  /** What the branch makes of log-mel decibels, (B, F, M). */
  public AudioBranch.Heard hear(NDArray logMel) {
    return branch.hear(logMel);
  }

  /** LayerNorm(e + W₂·GELU(e)) with e = W₁·x: embeddings of the branch, (B, C), to (B, E). */
  public NDArray project(NDArray latent) {
    NDArray e = first.apply(latent);
    return norm.apply(e.add(second.apply(Kernels.gelu(e))));
  }

  @Override
  public void close() {
    parameters.close();
    constants.close();
  }
}
