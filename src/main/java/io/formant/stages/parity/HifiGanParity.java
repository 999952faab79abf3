package io.formant.stages.parity;

import ai.djl.ndarray.NDArray;
import io.formant.model.hifigan.HifiGan;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Values;
import io.formant.stages.voice.VoiceConfigs;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

/** HiFi-GAN's generator. */
@Singleton
final class HifiGanParity implements ParitySystem {

  private static final int USUAL_BANDS = 80;

  @Override
  public Set<String> names() {
    return Set.of("hifigan");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    try (Parameters parameters = Parameters.withoutGradients();
        Scope scope = Scope.open()) {
      HifiGan generator = HifiGan.vocoder(
          parameters.root(),
          VoiceConfigs.hifiGan(reference.config()),
          reference.config().whole("num_mels", USUAL_BANDS));
      reference.stateDict().folded().loadInto(parameters);
      NDArray frames = reference.input("mel").in(scope).transpose(0, 2, 1);
      return Map.of("wave", Values.of(generator.forward(frames, null)));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
