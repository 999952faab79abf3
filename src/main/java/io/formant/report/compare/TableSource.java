package io.formant.report.compare;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Cell;
import io.formant.report.RunRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A side's table of one stage and title. */
record TableSource(Side side, RunRecord.Table table) {
  private static final String ASSIGNMENT = ",? *[\\w-]+=[^,\\s]+";

  /** Two numbers that would stand under each other. */
  private record Pair(Block.Number own, Block.Number other) {
    /** Whether both tell what they were computed with. */
    boolean isRecorded() {
      return own.basis().isPresent() && other.basis().isPresent();
    }

    /** As far as the numbers themselves tell. */
    Optional<String> conflict() {
      return isRecorded() || !own.unit().equals(other.unit())
          ? own.conflict(other)
          : Optional.empty();
    }
  }

  String name() {
    return table.stage() + ": " + table.table().title();
  }

  private int column(String name) {
    return table.table().columns().indexOf(name);
  }

  boolean isNumeric(String column) {
    return !numbers(column).isEmpty();
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

  /** Those of a column, by the names of their rows. */
  private Map<String, Block.Number> numbers(String column) {
    Map<String, Block.Number> numbers = new LinkedHashMap<>();
    rows()
        .forEach((name, row) -> number(row, column).ifPresent(number -> numbers.put(name, number)));
    return numbers;
  }

  /**
   * Why this side's numbers of a column and another's cannot stand under each other; empty where they can. Numbers that tell what they
   * were computed with are taken at their word; of the others it is concluded from what their stages read.
   */
  Optional<String> conflict(String column, TableSource other) {
    List<Pair> pairs = pairs(column, other);
    Optional<String> told =
        pairs.stream().flatMap(pair -> pair.conflict().stream()).findFirst();
    if (told.isPresent()) return told;
    Yardstick own = Yardstick.of(side.run(), table.stage());
    Yardstick theirs = Yardstick.of(other.side().run(), other.table().stage());
    boolean recorded = !pairs.isEmpty() && pairs.stream().allMatch(Pair::isRecorded);
    return recorded ? own.settings().conflict(theirs.settings()) : own.conflict(theirs);
  }

  /** Of rows of one name; where no name is in both, the first two numbers that agree, else the first two. */
  private List<Pair> pairs(String column, TableSource other) {
    Map<String, Block.Number> theirs = other.numbers(column);
    List<Pair> named = new ArrayList<>();
    List<Pair> crossed = new ArrayList<>();
    numbers(column).forEach((name, number) -> {
      Block.Number partner = theirs.get(name);
      if (partner != null) named.add(new Pair(number, partner));
      theirs.values().forEach(any -> crossed.add(new Pair(number, any)));
    });
    if (!named.isEmpty() || crossed.isEmpty()) return named;
    return List.of(crossed.stream()
        .filter(pair -> pair.conflict().isEmpty())
        .findFirst()
        .orElse(crossed.get(0)));
  }
}
