package io.formant.stages.parity;

import io.formant.model.htsat.HtsatTrace;
import io.formant.model.htsat.LaionClap;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Settings;
import io.formant.stages.reference.Values;
import io.formant.tensor.Scope;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** LAION's CLAP under its own names and under those of Hugging Face. */
@Singleton
final class LaionClapParity implements ParitySystem {

  private static final String CLASSES = "audio_branch.tscam_conv.weight";

  @Override
  public Set<String> names() {
    return Set.of("clap_htsat", "clap_htsat_hf");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    Settings config = HtsatCase.known(reference.config(), "joint_embed", "mlp_act");
    LaionClap.Activation activation =
        LaionClap.Activation.valueOf(config.text("mlp_act", "relu").toUpperCase(Locale.ROOT));
    try (LaionClap clap = reference.model(weights ->
            LaionClap.of(HtsatCase.config(config, weights.has(CLASSES)), activation, weights));
        Scope scope = Scope.open()) {
      return outputs(clap, reference, scope);
    }
  }

  private static Map<String, Values> outputs(LaionClap clap, ReferenceCase reference, Scope scope) {
    Map<String, Values> outputs = new LinkedHashMap<>();
    HtsatTrace trace = reference.hasInput("mel_fusion")
        ? clap.branch().trace(reference.input("mel_fusion").in(scope), isLong(reference))
        : clap.branch().trace(HtsatCase.logMel(reference, clap.branch()::logMel, outputs, scope));
    HtsatCase.add(trace, outputs);
    if (clap.branch().config().classes() > 0) {
      outputs.put("clipwise", Values.of(clap.branch().classes(trace)));
    }
    outputs.put("embedding", Values.of(clap.project(trace.latent())));
    return outputs;
  }

  private static boolean[] isLong(ReferenceCase reference) {
    int[] given = reference.input("longer").ints();
    boolean[] isLong = new boolean[given.length];
    for (int item = 0; item < given.length; item++) isLong[item] = given[item] != 0;
    return isLong;
  }
}
