package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.artifact.Entry;
import io.formant.corpus.Split;
import io.formant.stage.BarrierStage;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.Item;
import io.formant.stage.Rejection;
import io.formant.stage.StageType;
import io.formant.stage.Task;
import io.formant.stage.Traits;
import io.formant.stage.Yield;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.Splits;
import io.formant.stages.judge.Judge;
import io.formant.stages.judge.Judged;
import io.formant.stages.judge.RecognizerModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How well vocoders bring back real clips from their spectrograms: distances, and what recognisers hear. */
@StageType(
    value = "evaluate.vocoder",
    about = "how well vocoders bring back real clips from their spectrograms",
    example =
        "{type: evaluate.vocoder, from: [revoiced, plain], reference: clips, recognizer: judge}")
final class EvaluateVocoder implements BarrierStage<EvaluateVocoder.Spec, Evaluation> {

  record Spec(
      @Doc("real clips through one vocoder each; the first is compared with the others")
      List<From<Clips>> from,

      @Doc("the real clips") From<Clips> reference,

      @Doc("generated speech through the same vocoders, to be heard by the recognisers alone")
      @Default("[]")
      List<From<Clips>> generated,

      @Doc("who hears content and voice") From<RecognizerModel> recognizer,
      @Doc("splits to look at") @Default("[test, heldout]") List<Split> split) {
    Spec {
      from = List.copyOf(from);
      generated = List.copyOf(generated);
      split = List.copyOf(split);
      if (from.isEmpty()) {
        throw new IllegalArgumentException("from must name at least one stage");
      }
      if (generated.size() == 1 || Set.copyOf(generated).size() < generated.size()) {
        throw new IllegalArgumentException("generated must name two stages or more, each once");
      }
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    int rateHz = in.of(spec.recognizer()).rateHz().orElseThrow();
    List<From<Clips>> all = new ArrayList<>(spec.from());
    all.add(spec.reference());
    all.addAll(spec.generated());
    for (From<Clips> clips : all) {
      int actualHz = in.of(clips).rateHz().orElseThrow();
      if (actualHz != rateHz) {
        String key = clips.equals(spec.reference())
            ? "reference"
            : spec.generated().contains(clips) ? "generated" : "from";
        throw new Rejection(
            key, "clips are at " + actualHz + " Hz, expected the recogniser's " + rateHz + " Hz");
      }
    }
    return Traits.of(Evaluation.class);
  }

  @Override
  public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
    return entries.stream()
        .filter(entry ->
            spec.split().stream().anyMatch(split -> split.word().equals(entry.label("split"))))
        .toList();
  }

  @Override
  public Yield<Evaluation> run(Spec spec, Inputs in, Task task) {
    RecognizerModel recognizer = in.one(spec.recognizer());
    try (Judge judge = new Judge(recognizer)) {
      Map<String, Judged> real = new HashMap<>();
      judge
          .all(unheard(spec, in.items(spec.reference()), recognizer), task)
          .forEach(clip -> real.put(clip.item().key(), clip));
      Instruments instruments = Instruments.of(recognizer, real.values());
      VocoderScores scores = new VocoderScores(real, instruments, task.seed());
      for (From<Clips> from : spec.from()) {
        List<Item<Clip>> same =
            in.items(from).stream().filter(item -> real.containsKey(item.key())).toList();
        scores.add(from.id(), judge.all(same, task));
      }
      List<Block> blocks = new ArrayList<>(scores.blocks());
      if (!spec.generated().isEmpty()) {
        blocks.add(generated(spec, in, judge, new VocodedSpeech(instruments, task.seed()), task));
      }
      return Yield.one(new Evaluation(blocks));
    }
  }

  private static Block generated(
      Spec spec, Inputs in, Judge judge, VocodedSpeech speech, Task task) {
    for (From<Clips> from : spec.generated())
      speech.add(from.id(), judge.all(in.items(from), task));
    return speech.table();
  }

  /** Clips that the recognisers were not trained on. */
  private static List<Item<Clip>> unheard(
      Spec spec, List<Item<Clip>> items, RecognizerModel recognizer) {
    Set<String> heard = Set.copyOf(recognizer.trainedOn());
    return spec.split().stream()
        .flatMap(split -> Splits.items(split, items).stream())
        .filter(item -> !heard.contains(item.key()))
        .toList();
  }
}
