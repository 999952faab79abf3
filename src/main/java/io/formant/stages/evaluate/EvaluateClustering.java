package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.artifact.Entry;
import io.formant.corpus.Split;
import io.formant.model.BandStatistics;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether embeddings group clips by who speaks, and whether by what is said, on clips that no embedding was trained on: scores by
 * voice and by text side by side, and both as pictures.
 */
@StageType(
    value = "evaluate.clustering",
    about = "whether embeddings group clips by voice, by text, or both: scores and plots",
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
    List<List<Block.Cell>> rows = new ArrayList<>();
    List<Block> plots = new ArrayList<>();
    for (From<Embeddings> from : spec.from()) {
      List<Item<Embedding>> items = items(spec, from, in);
      float[][] points = standardised(items);
      ClusterScores scores = new ClusterScores(points, task.seed());
      rows.add(scores.row(from.id(), "voice", labels(items, "voice")));
      rows.add(scores.row(from.id(), "text", labels(items, "text")));
      plots.addAll(new Projections(from.id(), points, items).scatters());
      task.advance(rows.size() / 2, spec.from().size(), "embeddings");
    }
    Block table = new Block.Table(
        "Do embeddings group by voice or by text?", note(spec), ClusterScores.COLUMNS, rows);
    List<Block> blocks = new ArrayList<>(List.of(table));
    blocks.addAll(plots);
    return Yield.one(new Evaluation(blocks));
  }

  private static List<Item<Embedding>> items(Spec spec, From<Embeddings> from, Inputs in) {
    List<Item<Embedding>> items = in.items(from);
    if (items.size() < LEAST_CLIPS) {
      throw new IllegalArgumentException("'" + from.id() + "' has " + items.size()
          + " clips in splits " + spec.split() + ", expected at least " + LEAST_CLIPS
          + ": name other splits under 'split', or put more clips into these");
    }
    return items;
  }

  private static String note(Spec spec) {
    return ("Clips of splits %s, which no embedding was trained on. Each component is standardised; distances are Euclidean. "
            + "Silhouette is −1 to 1; 1-NN is leave-one-out accuracy with its 95 %% interval, beside the share of the commonest label; "
            + "NMI and ARI compare k-means clusters, as many as labels, with the labels. "
            + "An embedding that keeps who speaks and drops what is said scores high by voice and at chance by text.")
        .formatted(spec.split().stream().map(Split::word).collect(Collectors.joining(" and ")));
  }

  /** Standardised component by component, so that statistics of different units are comparable. */
  private static float[][] standardised(List<Item<Embedding>> items) {
    float[][] points = items.stream().map(item -> item.value().values()).toArray(float[][]::new);
    return BandStatistics.of(points[0].length, List.<float[][]>of(points)).normalize(points);
  }

  /** The label's number for each item, numbered as they appear. */
  private static int[] labels(List<Item<Embedding>> items, String label) {
    Map<String, Integer> numbers = new HashMap<>();
    return items.stream().mapToInt(item -> number(numbers, item.label(label))).toArray();
  }

  private static int number(Map<String, Integer> numbers, String label) {
    numbers.putIfAbsent(label, numbers.size());
    return numbers.getOrDefault(label, 0);
  }
}
