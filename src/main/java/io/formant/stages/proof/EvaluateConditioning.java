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

/**
 * Whether the conditions decide what they should: clips from the same noise, given another style or another content, and what recognisers
 * hear change.
 */
@StageType(
    value = "evaluate.conditioning",
    about =
        "whether the style decides the voice and the content the words, clip by clip from the same noise",
    example = "{type: evaluate.conditioning, from: audio, recognizer: judge}")
final class EvaluateConditioning implements BarrierStage<EvaluateConditioning.Spec, Evaluation> {

  record Spec(
      @Doc("generated clips, some of them under swapped conditions")
      From<Clips> from,

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
      List<Judged> clips = judge.all(in.items(spec.from()), task);
      Instruments instruments = Instruments.ofAsked(recognizer, clips);
      Conditioning conditioning = new Conditioning(Pair.of(clips), instruments, task.seed());
      return Yield.one(new Evaluation(conditioning.blocks()));
    }
  }
}
