package io.formant.stages.parity;

import ai.djl.ndarray.NDArray;
import io.formant.model.MelFront;
import io.formant.model.htsat.HtsatConfig;
import io.formant.model.htsat.HtsatTrace;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Settings;
import io.formant.stages.reference.Values;
import io.formant.tensor.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The settings and outputs that all HTSATs share. */
final class HtsatCase {

  private static final int ROWS = 16;
  private static final int TOKENS = 32;
  private static final String[] KEYS = {
    "sample_rate",
    "window_size_fft",
    "hop_size",
    "mel_bins",
    "fmin",
    "fmax",
    "spec_size",
    "patch_size",
    "patch_stride",
    "in_chans",
    "embed_dim",
    "depths",
    "num_heads",
    "window_size",
    "mlp_ratio",
    "qkv_bias",
    "qk_scale",
    "drop_rate",
    "attn_drop_rate",
    "drop_path_rate",
    "ape",
    "patch_norm",
    "norm_before_mlp",
    "class_num",
    "enable_fusion",
    "fusion_type",
    "model_type",
    "model_name",
    "audio_length",
    "clip_samples"
  };

  private HtsatCase() {}

  /** Checks that nothing is asked for that would change the outputs and is not known. */
  static Settings known(Settings config, String... more) {
    config.knowing(Stream.concat(Arrays.stream(KEYS), Arrays.stream(more)).toArray(String[]::new));
    require(config.whole("in_chans", 1) == 1, "in_chans is not 1");
    require(config.truth("patch_norm", true), "patch_norm is off");
    require(config.text("norm_before_mlp", "ln").equals("ln"), "norm_before_mlp is not ln");
    require(
        !config.truth("enable_fusion", false) || config.text("fusion_type", "").equals("aff_2d"),
        "fusion_type is not aff_2d");
    return config;
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem + ", which is not known here");
    }
  }

  static MelFront front(Settings config) {
    return MelFront.of(
        config.whole("sample_rate"),
        config.whole("window_size_fft"),
        config.whole("hop_size"),
        config.whole("mel_bins"),
        config.number("fmin"),
        config.number("fmax"));
  }

  /**
   * @param classified whether the weights have a classifier
   */
  static HtsatConfig config(Settings config, boolean classified) {
    int patch = config.whole("patch_size", 4);
    return new HtsatConfig(
        front(config),
        config.whole("spec_size", 256),
        patch,
        strides(config, patch),
        config.whole("embed_dim"),
        config.wholes("depths"),
        config.wholes("num_heads"),
        config.whole("window_size", 8),
        classified ? config.whole("class_num", 527) : 0,
        config.number("mlp_ratio", 4),
        config.truth("qkv_bias", true),
        config.truth("ape", false),
        config.truth("enable_fusion", false));
  }

  private static HtsatConfig.Strides strides(Settings config, int patch) {
    if (config.values().get("patch_stride") instanceof List<?>) {
      List<Integer> pair = config.wholes("patch_stride");
      return new HtsatConfig.Strides(pair.get(0), pair.get(1));
    }
    int stride = config.whole("patch_stride", patch);
    return new HtsatConfig.Strides(stride, stride);
  }

  /** The spectrogram of the case's waveform, or the one that it gives. */
  static NDArray logMel(
      ReferenceCase reference,
      UnaryOperator<NDArray> front,
      Map<String, Values> outputs,
      Scope scope) {
    if (reference.hasInput("waveform")) {
      NDArray logMel = front.apply(reference.input("waveform").in(scope));
      long[] shape = logMel.getShape().getShape();
      outputs.put("logmel", Values.of(logMel).reshaped(shape[0], 1, shape[1], shape[2]));
      return logMel;
    }
    Values given = reference.input("logmel");
    long[] shape = given.shape();
    return given.reshaped(shape[0], shape[2], shape[3]).in(scope);
  }

  /** Every so many rows of the first picture, and the first tokens of the first item after the first stage. */
  static void add(HtsatTrace trace, Map<String, Values> outputs) {
    Values picture = Values.of(trace.picture());
    int height = (int) picture.shape()[1];
    int width = (int) picture.shape()[2];
    int step = Math.max(1, height / ROWS);
    int rows = (height + step - 1) / step;
    double[] kept = new double[rows * width];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(picture.numbers(), row * step * width, kept, row * width, width);
    }
    outputs.put("image_rows", new Values(new long[] {1, 1, rows, width}, kept));
    Values stage = Values.of(trace.firstStage());
    int features = (int) stage.shape()[3];
    int tokens = (int) Math.min(TOKENS, stage.shape()[1] * stage.shape()[2]);
    outputs.put(
        "stage1",
        new Values(
            new long[] {1, tokens, features}, Arrays.copyOf(stage.numbers(), tokens * features)));
    outputs.put("latent", Values.of(trace.latent()));
  }
}
