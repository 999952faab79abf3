package io.formant.report.compare;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Cell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One table of the reports, with the rows of all sides under each other. Two numbers stand in one column only if they are
 * comparable: where a table's column was computed with something else in another side, that side's numbers have a column of their own.
 *
 * @param columns of numbers
 * @param rows of all sides
 */
public record NumberTable(String title, List<Column> columns, List<Row> rows) {
  /**
   * A column of numbers.
   *
   * @param sides whose numbers it may hold, by their names
   * @param refusal why those of the other sides may not stand in it; empty where all may
   */
  public record Column(String name, Set<String> sides, String refusal) {}

  /**
   * What one side measured under one name.
   *
   * @param side its name
   * @param cells one a column; empty where it has none
   */
  public record Row(String name, String side, List<Optional<Block.Number>> cells) {}

  public NumberTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** The refusals of all its columns. */
  List<String> refusals() {
    return columns.stream()
        .map(Column::refusal)
        .filter(it -> !it.isEmpty())
        .distinct()
        .toList();
  }

  /** Every table that two or more sides have. */
  static List<NumberTable> of(List<Side> sides) {
    Map<String, List<TableSource>> tables = sides.stream()
        .flatMap(side -> side.run().tables().stream().map(table -> new TableSource(side, table)))
        .collect(Collectors.groupingBy(TableSource::name, LinkedHashMap::new, Collectors.toList()));
    return tables.entrySet().stream()
        .filter(table -> table.getValue().size() > 1)
        .map(table -> of(table.getKey(), table.getValue()))
        .filter(table -> !table.columns().isEmpty())
        .toList();
  }

  private static NumberTable of(String title, List<TableSource> sources) {
    List<String> names = sources.stream()
        .flatMap(source -> source.table().table().columns().stream())
        .distinct()
        .filter(name -> sources.stream().anyMatch(source -> source.isNumeric(name)))
        .toList();
    List<Column> columns = new ArrayList<>();
    names.forEach(name -> columns.addAll(columns(name, sources)));
    return new NumberTable(title, columns, rows(sources, columns));
  }

  /** A column for each group of sides whose numbers are comparable. */
  private static List<Column> columns(String name, List<TableSource> sources) {
    List<List<TableSource>> groups = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (TableSource source : sources) {
      if (source.isNumeric(name)) place(name, source, groups, refusals);
    }
    List<Column> columns = new ArrayList<>();
    for (List<TableSource> group : groups) {
      Set<String> sides = new HashSet<>();
      group.forEach(source -> sides.add(source.side().name()));
      columns.add(new Column(name, sides, String.join("; ", refusals)));
    }
    return columns;
  }

  private static void place(
      String name, TableSource source, List<List<TableSource>> groups, List<String> refusals) {
    List<String> conflicts = new ArrayList<>();
    for (List<TableSource> group : groups) {
      Optional<String> conflict = group.stream()
          .flatMap(member -> refusal(name, member, source).stream())
          .findFirst();
      if (conflict.isEmpty()) {
        group.add(source);
        return;
      }
      conflicts.add(conflict.get());
    }
    refusals.addAll(conflicts);
    groups.add(new ArrayList<>(List.of(source)));
  }

  private static Optional<String> refusal(String name, TableSource one, TableSource other) {
    return one.conflict(name, other)
        .map(conflict -> "“" + name + "” of " + one.side().name() + " and "
            + other.side().name() + " cannot stand in one column: " + conflict);
  }

  private static List<Row> rows(List<TableSource> sources, List<Column> columns) {
    Map<String, List<Row>> byName = new LinkedHashMap<>();
    for (TableSource source : sources) {
      source
          .rows()
          .forEach((name, cells) -> byName
              .computeIfAbsent(name, unused -> new ArrayList<>())
              .add(row(name, source, cells, columns)));
    }
    return byName.values().stream().flatMap(List::stream).toList();
  }

  private static Row row(String name, TableSource source, List<Cell> cells, List<Column> columns) {
    String side = source.side().name();
    return new Row(
        name,
        side,
        columns.stream()
            .map(column -> column.sides().contains(side)
                ? source.number(cells, column.name())
                : Optional.<Block.Number>empty())
            .toList());
  }
}
