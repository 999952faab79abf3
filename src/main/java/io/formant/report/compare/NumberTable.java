package io.formant.report.compare;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Cell;
import io.formant.report.RunRecord;
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
  private static final String ASSIGNMENT = ",? *[\\w-]+=[^,\\s]+";

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

  /** A side's table of one stage and title. */
  record Source(Side side, RunRecord.Table table) {
    String name() {
      return table.stage() + ": " + table.table().title();
    }

    int column(String name) {
      return table.table().columns().indexOf(name);
    }

    boolean isNumeric(String column) {
      int at = column(column);
      return at >= 0
          && table.table().rows().stream()
              .anyMatch(row -> at < row.size() && row.get(at).number().isPresent());
    }

    Basis basis(String column) {
      Set<String> units = table.table().rows().stream()
          .filter(row -> column(column) < row.size())
          .flatMap(row -> row.get(column(column)).number().stream())
          .map(Block.Number::unit)
          .collect(Collectors.toSet());
      Basis basis = Basis.of(side.run(), table.stage());
      return units.size() == 1 ? basis.and("unit", units.iterator().next()) : basis;
    }

    /** Rows by name; what was asked of the sampler is no part of a name as long as names stay distinct. */
    Map<String, List<Cell>> rows() {
      Map<String, List<Cell>> bare = new LinkedHashMap<>();
      Map<String, List<Cell>> full = new LinkedHashMap<>();
      for (List<Cell> row : table.table().rows()) {
        String name = row.stream()
            .filter(cell -> cell.number().isEmpty())
            .map(Cell::text)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
        bare.putIfAbsent(name.replaceAll(ASSIGNMENT, ""), row);
        full.putIfAbsent(name, row);
      }
      return bare.size() == full.size() ? bare : full;
    }

    Optional<Block.Number> number(List<Cell> row, String column) {
      int at = column(column);
      return at >= 0 && at < row.size() ? row.get(at).number() : Optional.empty();
    }
  }

  /** Every table that two or more sides have. */
  static List<NumberTable> of(List<Side> sides) {
    Map<String, List<Source>> tables = sides.stream()
        .flatMap(side -> side.run().tables().stream().map(table -> new Source(side, table)))
        .collect(Collectors.groupingBy(Source::name, LinkedHashMap::new, Collectors.toList()));
    return tables.entrySet().stream()
        .filter(table -> table.getValue().size() > 1)
        .map(table -> of(table.getKey(), table.getValue()))
        .filter(table -> !table.columns().isEmpty())
        .toList();
  }

  private static NumberTable of(String title, List<Source> sources) {
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
  private static List<Column> columns(String name, List<Source> sources) {
    List<List<Source>> groups = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (Source source : sources) {
      if (source.isNumeric(name)) place(name, source, groups, refusals);
    }
    List<Column> columns = new ArrayList<>();
    for (List<Source> group : groups) {
      Set<String> sides = new HashSet<>();
      group.forEach(source -> sides.add(source.side().name()));
      columns.add(new Column(name, sides, String.join("; ", refusals)));
    }
    return columns;
  }

  private static void place(
      String name, Source source, List<List<Source>> groups, List<String> refusals) {
    List<String> conflicts = new ArrayList<>();
    for (List<Source> group : groups) {
      Source first = group.get(0);
      String conflict = first.basis(name).conflict(source.basis(name));
      if (conflict.isEmpty()) {
        group.add(source);
        return;
      }
      conflicts.add("“" + name + "” of " + first.side().name() + " and "
          + source.side().name() + " cannot stand in one column: " + conflict);
    }
    refusals.addAll(conflicts);
    groups.add(new ArrayList<>(List.of(source)));
  }

  private static List<Row> rows(List<Source> sources, List<Column> columns) {
    Map<String, List<Row>> byName = new LinkedHashMap<>();
    for (Source source : sources) {
      source
          .rows()
          .forEach((name, cells) -> byName
              .computeIfAbsent(name, unused -> new ArrayList<>())
              .add(row(name, source, cells, columns)));
    }
    return byName.values().stream().flatMap(List::stream).toList();
  }

  private static Row row(String name, Source source, List<Cell> cells, List<Column> columns) {
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
