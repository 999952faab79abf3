package io.formant.stages.parity;

import ai.djl.ndarray.NDArray;
import io.formant.model.msclap.AudioBranch;
import io.formant.model.msclap.Cnn14Config;
import io.formant.model.msclap.MsClap;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Settings;
import io.formant.stages.reference.Values;
import io.formant.tensor.Kernels;
import io.formant.tensor.Scope;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Microsoft's CLAP of 2022 and of 2023. */
@Singleton
final class MsClapParity implements ParitySystem {

  @Override
  public Set<String> names() {
    return Set.of("msclap_htsat", "msclap_cnn14");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    try (MsClap clap =
            reference.system().equals("msclap_cnn14") ? cnn14(reference) : htsat(reference);
        Scope scope = Scope.open()) {
      return outputs(clap, reference, scope);
    }
  }

  private static MsClap htsat(ReferenceCase reference) {
    Settings config = HtsatCase.known(reference.config(), "d_proj", "out_emb");
    return reference.model(weights -> MsClap.of(HtsatCase.config(config, true), weights));
  }

  private static MsClap cnn14(ReferenceCase reference) {
    Settings config = reference
        .config()
        .knowing(
            "sample_rate",
            "window_size_fft",
            "hop_size",
            "mel_bins",
            "fmin",
            "fmax",
            "classes_num",
            "out_emb",
            "widths",
            "d_proj");
    List<Integer> widths =
        config.has("widths") ? config.wholes("widths") : List.of(64, 128, 256, 512, 1024, 2048);
    Cnn14Config sizes = new Cnn14Config(
        HtsatCase.front(config), widths, config.whole("out_emb"), config.whole("classes_num"));
    return reference.model(weights -> MsClap.of(sizes, weights));
  }

  private static Map<String, Values> outputs(MsClap clap, ReferenceCase reference, Scope scope) {
    Map<String, Values> outputs = new LinkedHashMap<>();
    NDArray logMel = HtsatCase.logMel(reference, clap::logMel, outputs, scope);
    AudioBranch.Heard heard = clap.hear(logMel);
    NDArray projected = clap.project(heard.latent());
    outputs.put("latent", Values.of(heard.latent()));
    outputs.put("clipwise", Values.of(heard.classes()));
    outputs.put("projected", Values.of(projected));
    outputs.put("unit", Values.of(Kernels.unit(projected)));
    return outputs;
  }
}
