package io.formant.stages.parity;

import io.formant.model.vits.Vits;
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

/** VITS: each of its parts, speech from text, conversion of voices and a pass of training. */
@Singleton
final class VitsParity implements ParitySystem {

  @Override
  public Set<String> names() {
    return Set.of("vits");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    try (Parameters parameters = Parameters.withoutGradients();
        Scope scope = Scope.open()) {
      Vits vits = new Vits(parameters.root(), VoiceConfigs.vits(reference.config()));
      reference.stateDict().folded().loadInto(parameters);
      return new VitsCase(vits, reference, scope).outputs();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
