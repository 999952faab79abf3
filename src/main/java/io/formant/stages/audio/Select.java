package io.formant.stages.audio;

import io.formant.artifact.Artifact;
import io.formant.artifact.Entry;
import io.formant.artifact.SetOf;
import io.formant.corpus.Split;
import io.formant.stage.BarrierStage;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.StageType;
import io.formant.stage.Task;
import io.formant.stage.Traits;
import io.formant.stage.Yield;
import io.formant.stages.Splits;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Keeps the items of some splits, at most so many of each voice and text, in key order. */
@StageType(
    value = "select",
    about = "keeps the items of some splits, at most so many of each voice and text",
    example = "{type: select, from: mel, split: [test, heldout], per-cell: 5}")
final class Select implements BarrierStage<Select.Spec, Artifact> {

  record Spec(
      @Doc("items to select from") From<SetOf<Artifact>> from,
      @Doc("splits to keep") List<Split> split,

      @Doc("most items of one voice and text [items]") @Default("1000000")
      int perCell,

      @Doc("most items in all, spread evenly over those that are left [items]")
      Optional<Integer> most) {
    Spec {
      split = List.copyOf(split);
      if (perCell < 1) {
        throw new IllegalArgumentException("per-cell must be at least 1, was " + perCell);
      }
      if (most.isPresent() && most.get() < 1) {
        throw new IllegalArgumentException("most must be at least 1, was " + most.get());
      }
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    return in.of(spec.from());
  }

  @Override
  public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
    List<Entry> kept = Splits.perCell(entries, spec.split(), spec.perCell());
    int most = Math.min(kept.size(), spec.most().orElse(kept.size()));
    return IntStream.range(0, most)
        .mapToObj(i -> kept.get((int) ((long) i * kept.size() / most)))
        .toList();
  }

  @Override
  public Yield<Artifact> run(Spec spec, Inputs in, Task task) {
    return new Yield<>(in.items(spec.from()));
  }
}
