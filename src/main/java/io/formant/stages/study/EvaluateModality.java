package io.formant.stages.study;

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
import io.formant.stages.Embedding;
import io.formant.stages.Embeddings;
import io.formant.stages.Splits;
import io.formant.stages.evaluate.Evaluation;
import java.util.List;
import java.util.stream.Collectors;

/** How clips and the words for their voices lie in the space that a CLAP gives both: the gap between them, and whether they find each other. */
@StageType(
    value = "evaluate.modality",
    about =
        "the gap between clips and words in their common space, and whether they find each other",
    example = "{type: evaluate.modality, from: heard, text: told}")
final class EvaluateModality implements BarrierStage<EvaluateModality.Spec, Evaluation> {
  /** Fewer have no spread to speak of. */
  private static final int LEAST_CLIPS = 4;

  record Spec(
      @Doc("clips as the model hears them") From<Embeddings> from,

      @Doc("the same clips as the model reads of them: embed.clap with a prompt")
      From<Embeddings> text,

      @Doc("splits to look at") @Default("[test, heldout]") List<Split> split,

      @Doc("most clips of one voice and text [clips]") @Default("8")
      int perCell) {
    Spec {
      split = List.copyOf(split);
      if (perCell < 1) {
        throw new IllegalArgumentException("per-cell must be at least 1, was " + perCell);
      }
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    int heard = in.of(spec.from()).width().orElseThrow();
    int read = in.of(spec.text()).width().orElseThrow();
    if (heard != read) {
      throw new Rejection(
          "text", "words are " + read + " wide, expected " + heard + " as the clips are");
    }
    return Traits.of(Evaluation.class);
  }

  @Override
  public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
    return Splits.perCell(entries, spec.split(), spec.perCell());
  }

  @Override
  public Yield<Evaluation> run(Spec spec, Inputs in, Task task) {
    List<Item<Embedding>> clips = in.items(spec.from());
    List<Item<Embedding>> words = in.items(spec.text());
    if (clips.size() < LEAST_CLIPS) {
      throw new IllegalArgumentException("'" + spec.from().id() + "' has " + clips.size()
          + " clips in splits " + spec.split() + ", expected at least " + LEAST_CLIPS);
    }
    if (!keys(clips).equals(keys(words))) {
      throw new IllegalArgumentException("'" + spec.text().id() + "' is of other clips than '"
          + spec.from().id() + "': the words must be those of the clips");
    }
    String splits = spec.split().stream().map(Split::word).collect(Collectors.joining(" and "));
    Modalities both = Modalities.of(clips, words);
    return Yield.one(
        new Evaluation(new ModalityReport(both, splits, clips.size(), task.seed()).blocks()));
  }

  private static List<String> keys(List<Item<Embedding>> items) {
    return items.stream().map(Item::key).toList();
  }
}
