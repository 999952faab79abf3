package io.formant.stages.study;

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
import io.formant.stage.StageType;
import io.formant.stage.Task;
import io.formant.stage.Traits;
import io.formant.stage.Yield;
import io.formant.stages.Embedding;
import io.formant.stages.Embeddings;
import io.formant.stages.Splits;
import io.formant.stages.evaluate.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What embeddings keep of clips that none of them was trained on: who speaks, what is said, how it was recorded. Claims with their verdicts,
 * what a probe reads, where the variance comes from, how clips group, and pictures.
 */
@StageType(
    value = "evaluate.clustering",
    about = "whether embeddings keep the voice, the text or the recording: verdicts, scores, plots",
    example = "{type: evaluate.clustering, from: [clap, stats]}")
final class EvaluateClustering implements BarrierStage<EvaluateClustering.Spec, Evaluation> {
  /** Fewer have no neighbours to speak of. */
  private static final int LEAST_CLIPS = 4;

  record Spec(
      @Doc("embeddings to compare, of the same clips") List<From<Embeddings>> from,
      @Doc("splits to look at") @Default("[test, heldout]") List<Split> split,

      @Doc("most clips of one voice and text [clips]") @Default("8")
      int perCell) {
    Spec {
      from = List.copyOf(from);
      split = List.copyOf(split);
      if (from.isEmpty()) {
        throw new IllegalArgumentException("from must name at least one stage");
      }
      if (perCell < 1) {
        throw new IllegalArgumentException("per-cell must be at least 1, was " + perCell);
      }
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    return Traits.of(Evaluation.class);
  }

  @Override
  public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
    return Splits.perCell(entries, spec.split(), spec.perCell());
  }

  @Override
  public Yield<Evaluation> run(Spec spec, Inputs in, Task task) {
    String splits = spec.split().stream().map(Split::word).collect(Collectors.joining(" and "));
    List<Study> studies = spec.from().stream()
        .map(from -> Study.of(from.id(), items(spec, from, in), splits))
        .toList();
    GroupTables groups = new GroupTables(studies, task.seed());
    List<Block> plots = new ArrayList<>();
    for (int i = 0; i < studies.size(); i++) {
      Study study = studies.get(i);
      groups.add(study);
      List<Item<Embedding>> items = in.items(spec.from().get(i));
      plots.addAll(new Projections(study.name(), study.points(), items, task.seed()).scatters());
      task.advance(i + 1, studies.size(), "embeddings");
    }
    List<Block> blocks = new ArrayList<>(List.of(new Claims(studies, task.seed()).table()));
    blocks.addAll(new Readings(studies, task.seed()).blocks());
    blocks.addAll(groups.blocks());
    blocks.addAll(plots);
    return Yield.one(new Evaluation(blocks));
  }

  /**
   * The same clips of every embedding, in the same order.
   *
   * @throws IllegalArgumentException if they are too few, or not those of the first embedding
   */
  private static List<Item<Embedding>> items(Spec spec, From<Embeddings> from, Inputs in) {
    List<Item<Embedding>> items = in.items(from);
    if (items.size() < LEAST_CLIPS) {
      throw new IllegalArgumentException("'" + from.id() + "' has " + items.size()
          + " clips in splits " + spec.split() + ", expected at least " + LEAST_CLIPS
          + ": name other splits under 'split', or put more clips into these");
    }
    From<Embeddings> first = spec.from().get(0);
    List<String> expected = in.items(first).stream().map(Item::key).toList();
    if (!items.stream().map(Item::key).toList().equals(expected)) {
      throw new IllegalArgumentException("'" + from.id() + "' is of other clips than '" + first.id()
          + "': only embeddings of the same clips can be compared");
    }
    return items;
  }
}
