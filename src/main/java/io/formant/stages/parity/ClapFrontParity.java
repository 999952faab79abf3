package io.formant.stages.parity;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import io.formant.audio.Filling;
import io.formant.model.MelFront;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Settings;
import io.formant.stages.reference.Values;
import io.formant.tensor.FilterBanks;
import io.formant.tensor.Scope;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** From a clip of any length to the log-mel spectrogram that CLAPs hear. */
@Singleton
final class ClapFrontParity implements ParitySystem {

  private static final String FRAME = "spectrum_frame";

  @Override
  public Set<String> names() {
    return Set.of("clap_frontend");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    Settings config = reference
        .config()
        .knowing(
            "sample_rate",
            "window_size_fft",
            "hop_size",
            "mel_bins",
            "fmin",
            "fmax",
            "clip_samples",
            "data_filling",
            "data_truncating",
            "quantise");
    float[] samples = reference.input("waveform").floats();
    float[] heard = config.truth("quantise", false) ? Filling.quantised(samples) : samples;
    float[] filled =
        filling(config.text("data_filling", "repeatpad")).to(config.whole("clip_samples"), heard);
    Map<String, Values> outputs = new LinkedHashMap<>();
    outputs.put("filled", Values.of(filled, filled.length));
    MelFront front = HtsatCase.front(config);
    try (Scope scope = Scope.open()) {
      NDArray waveform = scope.from(filled, 1, filled.length);
      NDArray window = scope.from(front.window());
      NDArray logMel = front.decibels(waveform, window, scope.from(front.filters()));
      long[] shape = logMel.getShape().getShape();
      outputs.put("logmel", Values.of(logMel).reshaped(1, 1, shape[1], shape[2]));
      addSpectra(reference, FilterBanks.power(waveform, window, front.hopSamples()), outputs);
    }
    return outputs;
  }

  private static Filling filling(String name) {
    return switch (name) {
      case "repeatpad" -> Filling.REPEAT_PAD;
      case "repeat", "tile" -> Filling.REPEAT;
      case "pad" -> Filling.PAD;
      default ->
        throw new IllegalArgumentException(
            "data_filling is " + name + ", expected repeatpad, repeat or pad");
    };
  }

  /** The power spectra of the frames that the case asks for by number. */
  private static void addSpectra(
      ReferenceCase reference, NDArray power, Map<String, Values> outputs) {
    for (String name : reference.asked()) {
      if (name.startsWith(FRAME)) {
        int frame = Integer.parseInt(name.substring(FRAME.length()));
        outputs.put(name, Values.of(power.get(new NDIndex("0, {}, :", frame))));
      }
    }
  }
}
