package io.formant.stages.diffusion;

import io.formant.diffusion.Schedule;
import io.formant.diffusion.Solver;
import io.formant.stage.From;
import io.formant.stages.Contents;
import io.formant.stages.Embeddings;
import java.util.List;
import java.util.Optional;

/** Sampling in two steps, from stages of the usual names. */
final class TinySampling {
  static final From<DiffusionModel> MODEL = new From<>("model");
  static final From<Contents> CONTENT = new From<>("content");
  static final From<Embeddings> STYLE = new From<>("style");

  /** One take of everything. */
  static final SampleSpeech.Spec SPEC =
      of(new SampleSpeech.Takes(1, 1, 1), new SampleSpeech.Proof(0, List.of()));

  private TinySampling() {}

  static SampleSpeech.Spec of(SampleSpeech.Takes takes, SampleSpeech.Proof proof) {
    return new SampleSpeech.Spec(
        MODEL,
        CONTENT,
        STYLE,
        2,
        Solver.DDIM,
        Schedule.Spacing.LINEAR,
        new GuidanceScales(2, 3),
        new SampleSpeech.GuidanceTimes(0, 1),
        Optional.empty(),
        takes,
        proof);
  }
}
