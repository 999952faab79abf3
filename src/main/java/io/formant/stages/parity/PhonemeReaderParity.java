package io.formant.stages.parity;

import ai.djl.ndarray.NDArray;
import io.formant.model.waveform.PhonemeReader;
import io.formant.model.waveform.Reading;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Values;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the study's phoneme model reads a text into, at its original widths, without its U-Net. */
@Singleton
final class PhonemeReaderParity implements ParitySystem {

  @Override
  public Set<String> names() {
    return Set.of("phoneme_fullsize");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    WaveformSettings settings = new WaveformSettings("phoneme", reference.config());
    try (Parameters parameters = new Parameters(new Seed(0));
        Scope scope = Scope.open()) {
      PhonemeReader reader = new PhonemeReader(parameters.root(), settings.phonemes());
      parameters.load(reference.weights());
      NDArray text = settings.content(reference, scope);
      Reading reading = reader.read(text, reference.input("audio_embedding").in(scope));
      return Map.of(
          "phoneme_features", Values.of(reader.features(text)),
          "expanded", Values.of(Layout.channelsFirst(reading.channels())),
          "duration", Values.of(Objects.requireNonNull(reading.duration())));
    }
  }

  /** Those of a whole model's reader. */
  static Values features(ReferenceCase reference, WaveformSettings settings) {
    Map<String, TensorData> weights = new LinkedHashMap<>(reference.weights());
    weights.keySet().removeIf(name -> name.startsWith("net."));
    try (Parameters parameters = new Parameters(new Seed(0));
        Scope scope = Scope.open()) {
      PhonemeReader reader = new PhonemeReader(parameters.root(), settings.phonemes());
      parameters.load(weights);
      return Values.of(reader.features(settings.content(reference, scope)));
    }
  }
}
