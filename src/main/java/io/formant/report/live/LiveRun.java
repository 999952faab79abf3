package io.formant.report.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.formant.report.live.LiveStage.State;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * How far a run is, as its journal tells.
 *
 * @param id the journal's name
 * @param began when, as an ISO instant
 * @param outcome running, done, failed, stopped, or killed where it ended without a word
 * @param report the report's folder; empty where there is none
 * @param notices what was noticed, and why it failed
 */
public record LiveRun(
    String id,
    String pipeline,
    String file,
    List<String> overrides,
    String began,
    String outcome,
    String report,
    List<LiveStage> stages,
    List<String> notices) {
  static final String SUFFIX = ".jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();

  public LiveRun {
    overrides = List.copyOf(overrides);
    stages = List.copyOf(stages);
    notices = List.copyOf(notices);
  }

  public boolean isRunning() {
    return outcome.equals("running");
  }

  /** How many of its stages have ended. */
  public long ended() {
    return stages.stream().filter(stage -> stage.state() == State.DONE).count();
  }

  /** The runs of a cache, the newest first; none where nothing ran. */
  public static List<LiveRun> all(Path cache) throws IOException {
    Path folder = RunJournal.folder(cache);
    if (!Files.isDirectory(folder)) return List.of();
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found
          .filter(file -> file.toString().endsWith(SUFFIX))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
    List<LiveRun> runs = new ArrayList<>();
    for (Path file : files) read(file).ifPresent(runs::add);
    return runs;
  }

  /** A run by its id; empty where there is none. */
  public static Optional<LiveRun> of(Path cache, String id) throws IOException {
    if (!id.matches("[\\w.-]+") || id.startsWith(".")) return Optional.empty();
    Path file = RunJournal.folder(cache).resolve(id + SUFFIX);
    return Files.isRegularFile(file) ? read(file) : Optional.empty();
  }

  /** Reads a journal that may be being written; empty where it has no head yet. */
  static Optional<LiveRun> read(Path file) throws IOException {
    boolean locked = isLocked(file);
    List<JsonNode> events = events(file);
    if (events.isEmpty() || !events.get(0).path("event").asText().equals("run"))
      return Optional.empty();
    String name = file.getFileName().toString();
    return Optional.of(of(name.substring(0, name.length() - SUFFIX.length()), events, locked));
  }

  /** Every whole line; the last one may not be. */
  private static List<JsonNode> events(Path file) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      try {
        events.add(JSON.readTree(line));
      } catch (JsonProcessingException e) {
        break;
      }
    }
    return events;
  }

  private static LiveRun of(String id, List<JsonNode> events, boolean locked) {
    JsonNode head = events.get(0);
    Map<String, LiveStage> stages = new LinkedHashMap<>();
    head.path("stages").forEach(node -> {
      LiveStage stage = LiveStage.waiting(
          node.path("id").asText(), node.path("type").asText(), words(node.path("inputs")));
      stages.put(stage.id(), stage);
    });
    List<String> notices = new ArrayList<>();
    for (JsonNode event : events) {
      stages.computeIfPresent(event.path("stage").asText(), (name, stage) -> stage.after(event));
      if (event.has("message"))
        notices.add((event.path("stage").asText() + ": " + event.path("message").asText())
            .replaceFirst("^: ", ""));
    }
    JsonNode last = events.get(events.size() - 1);
    return new LiveRun(
        id,
        head.path("pipeline").asText(),
        head.path("file").asText(),
        words(head.path("overrides")),
        head.path("began").asText(),
        last.path("outcome").asText(locked ? "running" : "killed"),
        last.path("report").asText(),
        List.copyOf(stages.values()),
        notices);
  }

  private static List<String> words(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /** Whether the process that writes a journal is at work. */
  static boolean isLocked(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock();
      if (lock == null) return true;
      lock.release();
      return false;
    } catch (OverlappingFileLockException ours) {
      return true;
    }
  }
}
