package io.formant.report;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A clip of a report that was written: its row of {@code samples.tsv} and what was measured of it.
 *
 * @param file relative to the report's folder
 * @param source generated, reference or resynthesis
 * @param condition true, shuffled, swapped or null
 * @param scores by measure, as far as {@code scores.tsv} holds them
 */
public record ClipRecord(
    String file,
    String text,
    String voice,
    String split,
    String source,
    String condition,
    String seed,
    String guidance,
    String steps,
    Map<String, Double> scores) {
  private static final List<String> COLUMNS =
      List.of("file", "text", "voice", "split", "source", "condition", "seed", "guidance", "steps");

  public ClipRecord {
    scores = Map.copyOf(scores);
  }

  public boolean isGenerated() {
    return source.equals("generated");
  }

  /**
   * The clips of a report; none where it has no {@code samples.tsv}.
   *
   * @param folder a report's folder
   * @throws IOException naming the file, when it lacks a column
   */
  public static List<ClipRecord> read(Path folder) throws IOException {
    Map<String, Map<String, Double>> scores = scores(folder.resolve("scores.tsv"));
    List<ClipRecord> clips = new ArrayList<>();
    for (Map<String, String> row : rows(folder.resolve("samples.tsv"), COLUMNS)) {
      List<String> cells =
          COLUMNS.stream().map(column -> Objects.toString(row.get(column), "")).toList();
      clips.add(of(cells, scores.getOrDefault(cells.get(0), Map.of())));
    }
    return clips;
  }

  private static ClipRecord of(List<String> cells, Map<String, Double> scores) {
    return new ClipRecord(
        cells.get(0),
        cells.get(1),
        cells.get(2),
        cells.get(3),
        cells.get(4),
        cells.get(5),
        cells.get(6),
        cells.get(7),
        cells.get(8),
        scores);
  }

  private static Map<String, Map<String, Double>> scores(Path file) throws IOException {
    Map<String, Map<String, Double>> scores = new HashMap<>();
    for (Map<String, String> row : rows(file, List.of("file"))) {
      Map<String, Double> values = new HashMap<>();
      row.forEach((column, cell) -> {
        if (!column.equals("file") && !cell.isEmpty()) values.put(column, Double.valueOf(cell));
      });
      scores.put(Objects.toString(row.get("file")), values);
    }
    return scores;
  }

  /** The rows below the header, cell by column; none where there is no file. */
  private static List<Map<String, String>> rows(Path file, List<String> needed) throws IOException {
    if (!Files.isRegularFile(file)) return List.of();
    List<String> lines = Files.readAllLines(file);
    List<String> header =
        lines.isEmpty() ? List.of() : Arrays.asList(lines.get(0).split("\t", -1));
    if (!header.containsAll(needed)) {
      throw new FileSystemException(
          file.toString(), null, "its header lacks one of " + String.join(", ", needed));
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) rows.add(row(header, line));
    return rows;
  }

  private static Map<String, String> row(List<String> header, String line) {
    String[] cells = line.split("\t", -1);
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(cells.length, header.size()); i++)
      row.put(header.get(i), cells[i]);
    return row;
  }
}
