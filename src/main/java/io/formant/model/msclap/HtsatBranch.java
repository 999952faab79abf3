package io.formant.model.msclap;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import io.formant.model.htsat.Htsat;
import io.formant.model.htsat.HtsatTrace;
import io.formant.tensor.Kernels;
import java.util.ArrayList;
import java.util.List;

/**
 * HTSAT as Microsoft's CLAP of 2023 runs it: a spectrogram that is longer than the picture is heard in overlapping cuts, whose
 * embeddings and probabilities are averaged.
 */
record HtsatBranch(Htsat network) implements AudioBranch {

  private static final int CLIP_SECONDS = 7;
  private static final int CUT_FRAMES = 689;
  private static final int STEP_FRAMES = 344;

  @Override
  public NDArray logMel(NDArray waveform) {
    return network.logMel(waveform);
  }

  @Override
  public Heard hear(NDArray logMel) {
    List<Heard> heard = cuts(logMel).stream().map(this::hearCut).toList();
    NDArray latent = heard.get(0).latent();
    NDArray classes = heard.get(0).classes();
    for (Heard next : heard.subList(1, heard.size())) {
      latent = latent.add(next.latent());
      classes = classes.add(next.classes());
    }
    double share = 1.0 / heard.size();
    return heard.size() == 1
        ? heard.get(0)
        : new Heard(Kernels.times(latent, share), Kernels.times(classes, share));
  }

  private Heard hearCut(NDArray logMel) {
    HtsatTrace trace = network.trace(logMel);
    return new Heard(trace.latent(), network.classes(trace));
  }

  private List<NDArray> cuts(NDArray logMel) {
    long frames = logMel.getShape().get(1);
    if (frames <= network.config().longestFrames()) {
      return List.of(logMel);
    }
    List<NDArray> cuts = new ArrayList<>();
    for (long from = 0; from < frames - CUT_FRAMES - 1; from += STEP_FRAMES) {
      cuts.add(logMel.get(new NDIndex(":, {}:{}, :", from, from + CUT_FRAMES)));
    }
    return cuts;
  }

  @Override
  public int clipSeconds() {
    return CLIP_SECONDS;
  }

  @Override
  public int features() {
    return network.config().features();
  }
}
