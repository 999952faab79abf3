package io.formant.stages.proof;

import io.formant.stage.BarrierStage;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.StageType;
import io.formant.stage.Task;
import io.formant.stage.Traits;
import io.formant.stage.Yield;
import io.formant.stages.Clips;
import io.formant.stages.evaluate.Evaluation;
import io.formant.stages.evaluate.Instruments;
import io.formant.stages.judge.Judge;
import io.formant.stages.judge.Judged;
import io.formant.stages.judge.RecognizerModel;
import java.util.List;
import java.util.stream.Stream;

/** Whether the voice that a latent was made in or the speaker that it is decoded as is heard, each crossed with each. */
@StageType(
    value = "evaluate.swap",
    about = "which decides the voice: that of a latent, or the speaker that it is decoded as",
    example = "{type: evaluate.swap, from: swapped, recognizer: judge}")
final class EvaluateSwap implements BarrierStage<EvaluateSwap.Spec, Evaluation> {

  record Spec(
      @Doc("latents decoded as every speaker") From<Clips> from,
      @Doc("who judges content and voice") From<RecognizerModel> recognizer) {}

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    Judge.requireRate(in.of(spec.from()), in.of(spec.recognizer()));
    return Traits.of(Evaluation.class);
  }

  @Override
  public Yield<Evaluation> run(Spec spec, Inputs in, Task task) {
    RecognizerModel recognizer = in.one(spec.recognizer());
    try (Judge judge = new Judge(recognizer)) {
      List<Judged> judged = judge.all(in.items(spec.from()), task);
      List<Crossed> clips = judged.stream()
          .map(Crossed::new)
          .filter(clip -> !clip.speaker().isEmpty())
          .toList();
      if (clips.isEmpty()) {
        throw new IllegalArgumentException(
            "no clip tells the speaker that it was decoded as, expected those of vocode.vits-swap");
      }
      SwapMatrices matrices = new SwapMatrices(clips, Instruments.ofAsked(recognizer, judged));
      return Yield.one(new Evaluation(
          Stream.of(new SwapClaims(matrices, task.seed()).blocks(), matrices.blocks())
              .flatMap(List::stream)
              .toList()));
    }
  }
}
