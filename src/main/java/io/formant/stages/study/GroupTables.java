package io.formant.stages.study;

import io.formant.artifact.Block;
import io.formant.metric.cluster.Hdbscan;
import io.formant.stages.evaluate.Measured;
import java.util.ArrayList;
import java.util.List;

/** The tables that tell how embeddings group clips, one set for each kind of unit that intervals draw. */
final class GroupTables {
  private static final List<String> NEIGHBOURHOOD = List.of(
      "embedding", "grouped by", "levels", "silhouette", "1-NN", "1-NN by chance", "EER", "minDCF");
  private static final List<String> CENTRES =
      List.of("embedding", "grouped by", "k", "ARI", "NMI", "V", "purity");
  private static final List<String> REGIONS =
      List.of("embedding", "grouped by", "clusters", "noise", "ARI", "NMI", "V", "purity");

  private static final String NEIGHBOURHOOD_NOTE =
      "Clips of splits %s, which no embedding was trained on. Each component is standardised; distances are Euclidean. "
          + "Silhouette: −1 to 1. 1-NN: leave-one-out accuracy beside the share of the commonest level. EER and minDCF (a same pair with "
          + "chance 0.05): pairs of one level against pairs of two, of clips that differ in the other factor. "
          + "Intervals: 95 %%, %d draws of whole %ss.";
  private static final String CLUSTERS_NOTE =
      "Agreement of found clusters with the levels: ARI is 0 for chance and 1 for the same partition; NMI, V-measure and purity are 0 to 1. "
          + "%s Intervals: 95 %%, %d draws of whole %ss, the clusters as found.";

  /** One embedding and one factor with what was computed for them. */
  private record Row(
      Study study,
      Factor factor,
      List<Measure> near,
      List<Measure> centres,
      Hdbscan found,
      List<Measure> regions) {}

  private final List<Row> rows = new ArrayList<>();
  private final List<Study> studies;
  private final long seed;

  GroupTables(List<Study> studies, long seed) {
    this.studies = studies;
    this.seed = seed;
  }

  /** Computes what belongs to one embedding; factors that do not group its clips have no row. */
  void add(Study study) {
    Hdbscan found = Grouping.regions(study);
    for (Factor factor : study.factors()) {
      if (!factor.groups()) continue;
      Grouping grouping = new Grouping(study, factor, seed);
      rows.add(new Row(
          study,
          factor,
          grouping.neighbourhood(),
          grouping.centres(),
          found,
          grouping.regions(found)));
    }
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Study first = studies.get(0);
    for (Factor drawn : first.factors()) {
      if (drawn.isDrawable()) blocks.addAll(drawing(drawn));
      else blocks.add(silent(drawn));
    }
    return blocks;
  }

  private static Block silent(Factor drawn) {
    String why = drawn.varies()
        ? "only " + drawn.count() + " occur, too few to draw from"
        : "the corpus tells of none";
    return new Block.Text(
        "Intervals by " + drawn.name(), "There are none: of " + drawn.name() + "s " + why + ".");
  }

  private List<Block> drawing(Factor drawn) {
    String by = ", by " + drawn.name();
    String splits = studies.get(0).splits();
    String centres = "k-means, as many clusters as levels.";
    String regions =
        "HDBSCAN, which finds the number itself and leaves noise aside; noise counts as one more cluster.";
    return List.of(
        table(
            "Who is near whom? Intervals" + by,
            NEIGHBOURHOOD_NOTE.formatted(splits, Measure.ROUNDS, drawn.name()),
            NEIGHBOURHOOD,
            row -> near(row, drawn)),
        table(
            "Clusters by k-means. Intervals" + by,
            CLUSTERS_NOTE.formatted(centres, Measure.ROUNDS, drawn.name()),
            CENTRES,
            row -> centres(row, drawn)),
        table(
            "Clusters by HDBSCAN. Intervals" + by,
            CLUSTERS_NOTE.formatted(regions, Measure.ROUNDS, drawn.name()),
            REGIONS,
            row -> regions(row, drawn)));
  }

  private interface Cells {
    List<Block.Cell> of(Row row);
  }

  private Block table(String title, String note, List<String> columns, Cells cells) {
    List<List<Block.Cell>> table = new ArrayList<>();
    for (Row row : rows) {
      List<Block.Cell> line = new ArrayList<>();
      line.add(Block.Cell.of(row.study().name()));
      line.add(Block.Cell.of(row.factor().name()));
      line.addAll(cells.of(row));
      table.add(line);
    }
    return new Block.Table(title, note, columns, table);
  }

  private List<Block.Cell> near(Row row, Factor drawn) {
    List<Block.Cell> measured = cells(row, row.near(), drawn, "");
    List<Block.Cell> cells = new ArrayList<>();
    cells.add(Block.Cell.of(Integer.toString(row.factor().count())));
    cells.addAll(measured.subList(0, 2));
    cells.add(Measured.of(row.factor().chance(), row.study().clipCount(), "%"));
    cells.addAll(measured.subList(2, measured.size()));
    return cells;
  }

  private List<Block.Cell> centres(Row row, Factor drawn) {
    List<Block.Cell> cells = new ArrayList<>();
    cells.add(Block.Cell.of(Integer.toString(row.factor().count())));
    cells.addAll(cells(row, row.centres(), drawn, "k-means "));
    return cells;
  }

  private List<Block.Cell> regions(Row row, Factor drawn) {
    List<Block.Cell> cells = new ArrayList<>();
    cells.add(Block.Cell.of(Integer.toString(row.found().count())));
    cells.add(Measured.of(row.found().noise(), row.study().clipCount(), "%"));
    cells.addAll(cells(row, row.regions(), drawn, "HDBSCAN "));
    return cells;
  }

  private List<Block.Cell> cells(Row row, List<Measure> measures, Factor drawn, String of) {
    Factor units = unitsOf(row.study(), drawn);
    return measures.stream()
        .map(measure -> measure.cell(
            units, row.study(), of + measure.name() + " by " + row.factor().name(), seed))
        .toList();
  }

  private static Factor unitsOf(Study study, Factor drawn) {
    return study.factors().stream()
        .filter(factor -> factor.name().equals(drawn.name()))
        .findFirst()
        .orElseThrow();
  }
}
