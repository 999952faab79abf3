package io.formant.stages.parity;

import io.formant.audio.Resampler;
import io.formant.audio.SincFilter;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Settings;
import io.formant.stages.reference.Values;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The resamplers of torchaudio and of audio-diffusion-pytorch, which differ in the length of their results. */
@Singleton
final class ResampleParity implements ParitySystem {

  @Override
  public Set<String> names() {
    return Set.of("resample_sinc", "resample_torchaudio");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    return reference.system().equals("resample_sinc") ? sinc(reference) : torchaudio(reference);
  }

  private static Map<String, Values> torchaudio(ReferenceCase reference) {
    Settings config = reference
        .config()
        .knowing(
            "orig_freq",
            "new_freq",
            "lowpass_filter_width",
            "rolloff",
            "resampling_method",
            "beta");
    Resampler resampler =
        new Resampler(config.whole("orig_freq"), config.whole("new_freq"), filter(config));
    return Map.of("y", each(reference.input("x"), resampler::resample));
  }

  private static Map<String, Values> sinc(ReferenceCase reference) {
    Settings config = reference
        .config()
        .knowing("upsample_factor", "factor_in", "factor_out", "rolloff", "lowpass_filter_width");
    SincFilter filter = filter(config);
    Values x = reference.input("x");
    Map<String, Values> outputs = new LinkedHashMap<>();
    if (config.has("upsample_factor")) {
      int factor = config.whole("upsample_factor");
      Values down = resampled(x, factor, 1, filter);
      outputs.put("down", down);
      outputs.put("up", resampled(down, 1, factor, filter));
    }
    if (config.has("factor_in")) {
      int in = config.whole("factor_in");
      outputs.put("ratio", resampled(x, in, config.whole("factor_out"), filter));
    }
    return outputs;
  }

  private static Values resampled(Values x, int in, int out, SincFilter filter) {
    long samples = x.shape()[x.shape().length - 1];
    Resampler resampler = new Resampler(in, out, filter);
    return each(x, signal -> resampler.resample(signal, (int) (out * samples / in)));
  }

  private static SincFilter filter(Settings config) {
    SincFilter.Window window = switch (config.text("resampling_method", "sinc_interpolation")) {
      case "sinc_interpolation", "sinc_interp_hann" -> new SincFilter.Window.Hann();
      case "kaiser_window", "sinc_interp_kaiser" ->
        new SincFilter.Window.Kaiser(config.number("beta", SincFilter.Window.Kaiser.USUAL.beta()));
      default ->
        throw new IllegalArgumentException("resampling_method is "
            + config.text("resampling_method") + ", expected sinc_interpolation or kaiser_window");
    };
    return new SincFilter(
        config.whole("lowpass_filter_width", SincFilter.USUAL.zeroCrossings()),
        config.number("rolloff", SincFilter.USUAL.rollOff()),
        window);
  }

  /** Every signal along the last axis, changed. */
  private static Values each(Values x, UnaryOperator<float[]> change) {
    long[] shape = x.shape().clone();
    int samples = (int) shape[shape.length - 1];
    float[] all = x.floats();
    List<float[]> changed = new ArrayList<>();
    for (int begin = 0; begin < all.length; begin += samples) {
      changed.add(change.apply(Arrays.copyOfRange(all, begin, begin + samples)));
    }
    int length = changed.get(0).length;
    float[] joined = new float[changed.size() * length];
    for (int i = 0; i < changed.size(); i++) {
      System.arraycopy(changed.get(i), 0, joined, i * length, length);
    }
    shape[shape.length - 1] = length;
    return Values.of(joined, shape);
  }
}
