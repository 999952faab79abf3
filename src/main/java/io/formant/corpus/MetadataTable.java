package io.formant.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A folder whose {@code metadata.tsv} has a header with {@code file voice text}, optionally {@code split speaker_about phones
 * durations_s recorded}, and one row a recording. Other columns are ignored; phones and durations are separated by spaces.
 */
final class MetadataTable implements Layout {
  static final String FILE = "metadata.tsv";
  private static final List<String> REQUIRED = List.of("file", "voice", "text");

  @Override
  public String name() {
    return FILE;
  }

  @Override
  public String lookedFor() {
    return FILE + " with the columns file, voice and text";
  }

  @Override
  public boolean fits(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  @Override
  public Contents read(Path folder) {
    Path table = folder.resolve(FILE);
    Path root = folder.toAbsolutePath().normalize();
    return parse(Layout.lines(table), table.toString(), file -> {
      Path audio = root.resolve(file).normalize();
      return audio.startsWith(root) && Files.isRegularFile(audio);
    });
  }

  /**
   * Reads a whole table.
   *
   * @param name of the table in messages
   * @param exists whether a recording's file is there, within the corpus
   * @throws CorpusException with every problem of the table as {@code name:line: what is wrong}
   */
  static Contents parse(List<String> lines, String name, Predicate<String> exists) {
    List<String> header = header(lines.isEmpty() ? "" : lines.get(0), name);
    List<String> problems = new ArrayList<>();
    List<Recording> recordings = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int line = 2; line <= lines.size(); line++) {
      String text = lines.get(line - 1);
      if (text.isBlank()) continue;
      Row row = new Row(name + ":" + line + ": ", header, List.of(text.split("\t", -1)), problems);
      row.recording(exists).ifPresent(recordings::add);
      row.checkOnce(seen, line);
    }
    if (!problems.isEmpty()) throw new CorpusException(problems);
    return contents(recordings, header.contains("split"));
  }

  private static List<String> header(String line, String name) {
    List<String> header = Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
    List<String> missing =
        REQUIRED.stream().filter(column -> !header.contains(column)).toList();
    if (missing.isEmpty()) return header;
    throw new CorpusException(List.of(name + ":1: the header " + header + " lacks "
        + String.join(", ", missing) + "; it needs file, voice and text, separated by tabs"));
  }

  private static Contents contents(List<Recording> recordings, boolean splitGiven) {
    if (splitGiven) return new Contents(recordings, List.of());
    return new Contents(Splits.byKey(recordings), List.of(Splits.BY_KEY_NOTE));
  }

  /** One line of the table, gathering its problems. */
  private record Row(
      String where, List<String> header, List<String> fields, List<String> problems) {
    void problem(String what) {
      problems.add(where + what);
    }

    /** The field of a column; empty where the table has no such column or the row is too short. */
    String field(String column) {
      int at = header.indexOf(column);
      return at < 0 || at >= fields.size() ? "" : fields.get(at).strip();
    }

    void checkOnce(Map<String, Integer> seen, int line) {
      if (field("file").isEmpty()) return;
      Integer before = seen.putIfAbsent(field("file"), line);
      if (before != null) problem("file '" + field("file") + "' is already in line " + before);
    }

    /** The recording, unless the row has a problem. */
    Optional<Recording> recording(Predicate<String> exists) {
      int before = problems.size();
      if (fields.size() != header.size()) {
        String columns = String.join(", ", header);
        problem(fields.size() + " fields, expected " + header.size() + " (" + columns + ")");
        return Optional.empty();
      }
      checkRequired(exists);
      Split split = split();
      List<String> phones = words("phones");
      List<Double> durations = durations();
      if (problems.size() > before) return Optional.empty();
      Optional<String> about = Optional.of(field("speaker_about")).filter(text -> !text.isEmpty());
      Optional<String> recorded = Optional.of(field("recorded")).filter(text -> !text.isEmpty());
      return Optional.of(new Recording(
          field("file"), field("voice"), field("text"), split, about, phones, durations, recorded));
    }

    private void checkRequired(Predicate<String> exists) {
      for (String column : REQUIRED) {
        if (field(column).isEmpty()) problem("empty " + column);
      }
      if (!field("file").isEmpty() && !exists.test(field("file"))) {
        problem("no such audio file in the corpus: " + field("file"));
      }
    }

    private Split split() {
      if (!header.contains("split")) return Split.TRAIN;
      Optional<Split> split = Split.of(field("split"));
      if (split.isEmpty())
        problem("split '" + field("split") + "', expected train, validation, test or heldout");
      return split.orElse(Split.TRAIN);
    }

    private List<String> words(String column) {
      return field(column).isEmpty() ? List.of() : Arrays.asList(field(column).split("\\s+"));
    }

    private List<Double> durations() {
      List<Double> durations = new ArrayList<>();
      List<String> words = words("durations_s");
      for (String word : words) {
        double seconds = seconds(word);
        if (seconds >= 0 && Double.isFinite(seconds)) durations.add(seconds);
        else problem("duration '" + word + "', expected seconds such as 0.085");
      }
      int phones = words("phones").size();
      if (!words.isEmpty() && phones != words.size())
        problem(phones + " phones but " + words.size() + " durations");
      return durations;
    }

    private static double seconds(String word) {
      try {
        return Double.parseDouble(word);
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
  }
}
