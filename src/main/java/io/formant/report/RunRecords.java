package io.formant.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.formant.artifact.Digest;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The {@code run.json} of every report under one folder. */
public final class RunRecords {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path root;

  /** @param root the {@code reports} folder, which need not exist */
  public RunRecords(Path root) {
    this.root = root;
  }

  /**
   * The outputs of all stages of all reports.
   *
   * @throws IOException naming the file, when one cannot be read or is no run record
   */
  public Set<Digest> outputs() throws IOException {
    Set<Digest> outputs = new HashSet<>();
    for (Path file : files()) {
      outputs.addAll(outputs(file));
    }
    return outputs;
  }

  /**
   * The newest report of a pipeline whose stages depend on exactly these things.
   *
   * @param keys digests of the stages' fingerprints, in running order
   */
  public Optional<RunRecord> newest(String pipeline, List<String> keys) throws IOException {
    for (Path folder : reports(pipeline)) {
      RunRecord record = RunRecord.read(folder);
      if (record.keys().equals(keys)) return Optional.of(record);
    }
    return Optional.empty();
  }

  /** The pipelines that have reports, by name. */
  public List<String> pipelines() throws IOException {
    return files().stream()
        .map(file -> root.relativize(file))
        .filter(file -> file.getNameCount() == 3)
        .map(file -> file.getName(0).toString())
        .distinct()
        .sorted()
        .toList();
  }

  /** The folders of a pipeline's reports, the newest first. */
  public List<Path> reports(String pipeline) throws IOException {
    Path folder = root.resolve(pipeline);
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .filter(it -> !Files.isSymbolicLink(it) && Files.isRegularFile(it.resolve("run.json")))
          .sorted(Comparator.comparing(Path::getFileName, RunRecords::byTime).reversed())
          .toList();
    }
  }

  /** Names are times; of two in one second the second ends in {@code -2}. */
  private static int byTime(Path one, Path other) {
    String a = one.toString();
    String b = other.toString();
    boolean sameSecond = a.startsWith(b) || b.startsWith(a);
    return sameSecond ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
  }

  private static Set<Digest> outputs(Path file) throws IOException {
    Set<Digest> outputs = new HashSet<>();
    try {
      for (JsonNode stage : JSON.readTree(file.toFile()).path("stages")) {
        outputs.add(new Digest(stage.path("output").asText()));
      }
      return outputs;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new FileSystemException(
          file.toString(),
          null,
          "it is no run record, and without it nobody knows what its report needs;"
              + " write the report again, or remove its folder");
    }
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(root)) return List.of();
    try (Stream<Path> files =
        Files.find(root, 3, (file, is) -> file.endsWith("run.json") && is.isRegularFile())) {
      return files.sorted().toList();
    }
  }
}
