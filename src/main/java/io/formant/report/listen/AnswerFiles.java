package io.formant.report.listen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.formant.report.FinishedRun;
import io.formant.report.FinishedRun.Listening;
import io.formant.report.RunRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers in the folders of reports: {@code answers.json}, or {@code answers-anything.json}; each a sheet or a list of sheets.
 */
public final class AnswerFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OWN = "answers.json";
  private static final String NAMES = "answers[^/]*\\.json";

  private AnswerFiles() {}

  /**
   * What the answers in all reports of the run's pipeline say about the clips of this run.
   *
   * @param troubled hears of each file that is no sheet of answers, and why
   */
  public static Listening heard(FinishedRun run, Path reports, Consumer<String> troubled)
      throws IOException {
    Set<JsonNode> sources = new LinkedHashSet<>();
    List<AnswerSheet> sheets = new ArrayList<>();
    for (Path file : files(reports, run.pipeline())) {
      for (AnswerSheet sheet : sheets(file, troubled))
        if (sources.add(sheet.source())) sheets.add(sheet);
    }
    if (sheets.isEmpty()) return Listening.NONE;
    Findings findings = new Findings(sheets, Stimulus.of(run));
    if (findings.isEmpty()) return Listening.NONE;
    ArrayNode kept = JSON.createArrayNode();
    findings.sheets().forEach(sheet -> kept.add(sheet.source()));
    return new Listening(findings.blocks(), kept.toPrettyString() + "\n");
  }

  /** Oldest first, so that a listener's later answer to the same question counts. */
  private static List<Path> files(Path reports, String pipeline) throws IOException {
    List<Path> folders = new ArrayList<>(new RunRecords(reports).reports(pipeline));
    Collections.reverse(folders);
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(file -> file.getFileName().toString().matches(NAMES))
            .sorted()
            .forEach(found::add);
      }
    }
    return found;
  }

  private static List<AnswerSheet> sheets(Path file, Consumer<String> troubled) throws IOException {
    try {
      JsonNode tree = JSON.readTree(Files.readAllBytes(file));
      List<AnswerSheet> sheets = new ArrayList<>();
      for (JsonNode node : tree.isArray() ? tree : JSON.createArrayNode().add(tree))
        sheets.add(AnswerSheet.of(node));
      return sheets;
    } catch (JsonProcessingException e) {
      troubled.accept(file + " is left out: it is no JSON");
    } catch (IllegalArgumentException e) {
      troubled.accept(file + " is left out: " + e.getMessage());
    }
    return List.of();
  }

  /**
   * Adds a sheet to a report's {@code answers.json}; the file is whole at any moment.
   *
   * @throws IllegalArgumentException when it is no sheet of answers about this report's clips
   */
  public static synchronized void add(Path report, JsonNode sheet) throws IOException {
    AnswerSheet checked = AnswerSheet.of(sheet);
    Set<String> known =
        Stimulus.read(report).stream().map(Stimulus::id).collect(Collectors.toSet());
    if (!checked.answers().stream().allMatch(answer -> known.containsAll(answer.keySet())))
      throw new IllegalArgumentException("the answers are about clips of another report");
    Path file = report.resolve(OWN);
    ArrayNode sheets = JSON.createArrayNode();
    if (Files.exists(file)) {
      JsonNode before = JSON.readTree(Files.readAllBytes(file));
      if (before.isArray()) before.forEach(sheets::add);
      else sheets.add(before);
    }
    sheets.add(checked.source());
    Path draft = Files.createTempFile(report, ".answers-", ".json");
    Files.writeString(draft, sheets.toPrettyString() + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
