package io.formant.stages.parity;

import ai.djl.ndarray.NDArray;
import io.formant.loss.AWeighting;
import io.formant.loss.MultiResolutionStft;
import io.formant.loss.MultiResolutionStft.Resolution;
import io.formant.loss.Window;
import io.formant.stages.MelMatrix;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Settings;
import io.formant.stages.reference.Values;
import io.formant.tensor.Gradients;
import io.formant.tensor.Scope;
import io.formant.tensor.Spectral;
import io.formant.tensor.TensorData;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The multi-resolution STFT loss, under auraloss' own argument names. */
@Singleton
final class MrStftParity implements ParitySystem {
  private static final Set<String> OPTIONS = Set.of(
      "fft_sizes",
      "hop_sizes",
      "win_lengths",
      "window",
      "w_sc",
      "w_log_mag",
      "w_lin_mag",
      "w_phs",
      "sample_rate",
      "scale",
      "n_bins",
      "perceptual_weighting",
      "scale_invariance",
      "eps",
      "reduction",
      "mag_distance",
      "output",
      "gradient");
  private static final int SHOWN_FRAMES = 20;
  private static final double EPS = 1e-8;

  @Override
  public Set<String> names() {
    return Set.of("mrstft");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    reference.config().expectOnly(OPTIONS);
    MultiResolutionStft loss = loss(reference);
    Map<String, Values> outputs = new LinkedHashMap<>();
    try (Scope scope = Scope.recording()) {
      NDArray x = reference.input("x").in(scope);
      NDArray y = reference.input("y").in(scope);
      x.setRequiresGradient(true);
      List<NDArray> terms = loss.terms(x, y, scope);
      NDArray total = loss.total(terms);
      outputs.put("loss", Values.of(total));
      List<String> parts = List.of("sc", "log_mag", "lin_mag", "phs");
      for (int i = 0; i < parts.size(); i++) {
        outputs.put(parts.get(i), column(terms, i + 1));
      }
      outputs.put("grad_x", Values.of(Gradients.of(total, List.of(x)).get(0)));
    }
    try (Scope scope = Scope.open()) {
      NDArray x = reference.input("x").in(scope);
      signals(loss, x, scope, outputs);
    }
    return outputs;
  }

  private static Values column(List<NDArray> terms, int part) {
    return Values.of(terms.stream().mapToDouble(parts -> parts.getFloat(part)).toArray());
  }

  /** The taps, the first waveform through them, and the first magnitudes at each resolution. */
  private static void signals(
      MultiResolutionStft loss, NDArray x, Scope scope, Map<String, Values> outputs) {
    NDArray rows = x.reshape(-1, x.getShape().get(x.getShape().dimension() - 1));
    TensorData taps = loss.taps();
    if (taps != null) {
      outputs.put("fir_taps", Values.of(taps));
      outputs.put("filtered_x", Values.of(loss.heard(rows, scope).get("0:1")));
    }
    for (int i = 0; i < loss.resolutions().size(); i++) {
      Resolution resolution = loss.resolutions().get(i);
      int width = resolution.windowSamples();
      NDArray window = scope.from(loss.window().of(width), width);
      NDArray spectrum =
          Spectral.stft(rows, window, resolution.fftSize(), resolution.hopSamples(), true);
      NDArray bank = loss.filters().isEmpty() ? null : scope.from(loss.filters().get(i));
      NDArray magnitudes = Spectral.magnitudes(spectrum, loss.comparison().eps(), bank);
      outputs.put("mag_" + i, Values.of(magnitudes.get("0:1, :, :" + SHOWN_FRAMES)));
    }
  }

  private static MultiResolutionStft loss(ReferenceCase reference) {
    Settings config = reference.config();
    List<Resolution> resolutions = resolutions(config);
    Window window = Window.valueOf(
        config.text("window", "hann_window").replace("_window", "").toUpperCase(Locale.ROOT));
    TensorData taps = null;
    if (config.truth("perceptual_weighting", false)) {
      float[] aWeighting = AWeighting.taps(config.whole("sample_rate"));
      taps = new TensorData(new long[] {aWeighting.length}, aWeighting);
    }
    return new MultiResolutionStft(
        resolutions, window, comparison(config), taps, filters(reference, resolutions));
  }

  private static List<Resolution> resolutions(Settings config) {
    List<Integer> ffts = wholes(config, "fft_sizes", List.of(1024, 2048, 512));
    List<Integer> hops = wholes(config, "hop_sizes", List.of(120, 240, 50));
    List<Integer> windows = wholes(config, "win_lengths", List.of(600, 1200, 240));
    List<Resolution> resolutions = new ArrayList<>();
    for (int i = 0; i < ffts.size(); i++) {
      resolutions.add(new Resolution(ffts.get(i), hops.get(i), windows.get(i)));
    }
    return resolutions;
  }

  private static List<Integer> wholes(Settings config, String name, List<Integer> otherwise) {
    return config.has(name) ? config.wholes(name) : otherwise;
  }

  private static Spectral.Comparison comparison(Settings config) {
    return new Spectral.Comparison(
        config.number("w_sc", 1),
        config.number("w_log_mag", 1),
        config.number("w_lin_mag", 0),
        config.number("w_phs", 0),
        config.number("eps", EPS),
        config.truth("scale_invariance", false),
        choice(config, "mag_distance", "L1", "L2").equals("L2"),
        choice(config, "reduction", "mean", "sum").equals("sum"));
  }

  private static String choice(Settings config, String name, String first, String second) {
    String word = config.text(name, first);
    if (!word.equals(first) && !word.equals(second)) {
      throw new IllegalArgumentException(
          name + " is " + word + ", expected " + first + " or " + second);
    }
    return word;
  }

  /** The matrix of each FFT size, which the case may give as triplets of row, column and value. */
  private static List<TensorData> filters(ReferenceCase reference, List<Resolution> resolutions) {
    Settings config = reference.config();
    if (!config.has("scale")) {
      return List.of();
    }
    String name = config.text("scale") + "_fb_";
    int bands = config.whole("n_bins");
    return resolutions.stream()
        .map(Resolution::fftSize)
        .map(size -> reference.hasInput(name + size + ".row")
            ? matrix(reference, name + size, bands, size / 2 + 1)
            : mel(config, bands, size))
        .toList();
  }

  private static TensorData mel(Settings config, int bands, int fftSize) {
    String scale = config.text("scale");
    if (!scale.equals("mel")) {
      throw new IllegalArgumentException("scale is " + scale + ", expected mel");
    }
    return MelMatrix.of(config.whole("sample_rate"), fftSize, bands);
  }

  private static TensorData matrix(ReferenceCase reference, String name, int rows, int columns) {
    int[] row = reference.input(name + ".row").ints();
    int[] column = reference.input(name + ".col").ints();
    float[] value = reference.input(name + ".val").floats();
    float[] matrix = new float[rows * columns];
    for (int i = 0; i < value.length; i++) {
      matrix[row[i] * columns + column[i]] += value[i];
    }
    return new TensorData(new long[] {rows, columns}, matrix);
  }
}
