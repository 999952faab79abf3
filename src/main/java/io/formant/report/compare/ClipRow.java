package io.formant.report.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Clips to hear next to each other.
 *
 * @param clips one a side; empty where it has none
 * @param reference a real clip of the same voice and text, of the first side that has one
 */
public record ClipRow(
    String text,
    String voice,
    String split,
    List<Optional<Clip>> clips,
    Optional<Reference> reference) {
  private static final int ROWS = 24;

  /** A real clip and the side that it is taken from. */
  public record Reference(Side side, Clip clip) {}

  public ClipRow {
    clips = List.copyOf(clips);
  }

  /** Generated clips that two or more sides have, spread over voices and texts: first those that were never heard. */
  static List<ClipRow> of(List<Side> sides) {
    List<Map<String, Clip>> byCell = sides.stream().map(ClipRow::firstOfCell).toList();
    Map<String, List<String>> bySplit = byCell.stream()
        .flatMap(clips -> clips.values().stream())
        .collect(Collectors.groupingBy(
            clip -> clip.record().split(),
            LinkedHashMap::new,
            Collectors.mapping(ClipRow::cell, Collectors.toList())));
    List<ClipRow> rows = new ArrayList<>();
    bySplit.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(split -> split.getValue().stream()
            .distinct()
            .filter(
                cell -> byCell.stream().filter(clips -> clips.containsKey(cell)).count() > 1)
            .toList())
        .forEach(cells -> spread(cells, ROWS / bySplit.size())
            .forEach(cell -> rows.add(row(cell, sides, byCell))));
    return rows;
  }

  private static String cell(Clip clip) {
    return clip.record().split() + "\t" + clip.cell();
  }

  private static Map<String, Clip> firstOfCell(Side side) {
    return side.clips().stream()
        .filter(Clip::isMain)
        .collect(
            Collectors.toMap(ClipRow::cell, clip -> clip, ClipRow::firstSeed, LinkedHashMap::new));
  }

  /** The same choice in every side whose seeds agree. */
  private static Clip firstSeed(Clip one, Clip other) {
    return one.key().compareTo(other.key()) <= 0 ? one : other;
  }

  private static List<String> spread(List<String> cells, int wanted) {
    if (cells.size() <= wanted) return cells;
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < wanted; i++) chosen.add(cells.get(i * cells.size() / wanted));
    return chosen;
  }

  private static ClipRow row(String cell, List<Side> sides, List<Map<String, Clip>> byCell) {
    List<Optional<Clip>> clips =
        byCell.stream().map(it -> Optional.ofNullable(it.get(cell))).toList();
    Clip first = clips.stream().flatMap(Optional::stream).findFirst().orElseThrow();
    return new ClipRow(
        first.record().text(),
        first.record().voice(),
        first.record().split(),
        clips,
        sides.stream()
            .map(side -> reference(side, first))
            .flatMap(Optional::stream)
            .findFirst());
  }

  private static Optional<Reference> reference(Side side, Clip clip) {
    return side.clips().stream()
        .filter(other -> other.role().equals("reference") && other.cell().equals(clip.cell()))
        .findFirst()
        .map(other -> new Reference(side, other));
  }
}
