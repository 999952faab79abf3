package io.formant.report.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.formant.artifact.RunListener;
import io.formant.report.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happens in a run to a file, one JSON object a line. The file is locked as long as the run is at work, so that a reader
 * can tell a run that goes on from one that was killed. Trouble with the file ends nothing: a run is worth more than its journal.
 */
public final class RunJournal implements RunListener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PAUSE_NANOS = 400_000_000L;
  private static final int KEPT = 40;

  /** A stage of the run, for a reader who wants to draw it. */
  public record Stage(String id, String type, List<String> inputs) {
    public Stage {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * What runs.
   *
   * @param file the pipeline file as the user named it
   */
  public record Subject(String pipeline, String file, List<String> overrides, List<Stage> stages) {
    public Subject {
      overrides = List.copyOf(overrides);
      stages = List.copyOf(stages);
    }
  }

  private final @Nullable FileChannel channel;
  private final @Nullable FileLock lock;
  private final Map<String, Long> told = new ConcurrentHashMap<>();

  private RunJournal(@Nullable FileChannel channel, @Nullable FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** The folder of the journals of a cache. */
  public static Path folder(Path cache) {
    return cache.resolve("runs");
  }

  /** Begins the journal of a run; without one where the file cannot be written. */
  public static RunJournal open(Path cache, Subject subject) {
    try {
      Path folder = Files.createDirectories(folder(cache));
      prune(folder);
      RunJournal journal = begin(folder, subject.pipeline());
      journal.write(head(subject));
      return journal;
    } catch (IOException | UncheckedIOException e) {
      return new RunJournal(null, null);
    }
  }

  private static RunJournal begin(Path folder, String pipeline) throws IOException {
    String stem = Origin.word(Origin.time()) + "-" + pipeline + "-"
        + ProcessHandle.current().pid();
    Path file = folder.resolve(stem + LiveRun.SUFFIX);
    for (int i = 2; Files.exists(file); i++) file = folder.resolve(stem + "-" + i + LiveRun.SUFFIX);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new RunJournal(channel, channel.tryLock());
  }

  /** Keeps the newest journals and those of runs that are at work. */
  private static void prune(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> old = files
          .filter(file -> file.toString().endsWith(LiveRun.SUFFIX))
          .sorted(Comparator.reverseOrder())
          .skip(KEPT)
          .toList();
      for (Path file : old) if (!LiveRun.isLocked(file)) Files.deleteIfExists(file);
    }
  }

  private static ObjectNode head(Subject subject) {
    ObjectNode head = event("run").put("pipeline", subject.pipeline()).put("file", subject.file());
    subject.overrides().forEach(head.putArray("overrides")::add);
    ArrayNode stages = head.putArray("stages");
    for (Stage stage : subject.stages()) {
      ObjectNode node = stages.addObject().put("id", stage.id()).put("type", stage.type());
      stage.inputs().forEach(node.putArray("inputs")::add);
    }
    return head.put("began", Origin.time().toString());
  }

  private static ObjectNode event(String name) {
    return JSON.createObjectNode().put("event", name);
  }

  @Override
  public void stageStarted(String stage, int items, int toRun) {
    write(event("started").put("stage", stage).put("items", items).put("to-run", toRun));
  }

  @Override
  public void advanced(String stage, long done, long total, String note) {
    long now = System.nanoTime();
    Long before = told.get(stage);
    if (before != null && now - before < PAUSE_NANOS && done < total) return;
    told.put(stage, now);
    write(event("advanced")
        .put("stage", stage)
        .put("done", done)
        .put("total", total)
        .put("note", note));
  }

  @Override
  public void noticed(String stage, String message) {
    write(event("noticed").put("stage", stage).put("message", message));
  }

  @Override
  public void stageFinished(String stage, int items, int ran, double seconds) {
    write(event("finished")
        .put("stage", stage)
        .put("items", items)
        .put("ran", ran)
        .put("seconds", seconds));
  }

  @Override
  public void stageFailed(String stage, String item, Throwable cause) {
    write(event("failed")
        .put("stage", stage)
        .put("item", item)
        .put("message", Objects.toString(cause.getMessage(), cause.getClass().getSimpleName())));
  }

  /**
   * The run is over.
   *
   * @param outcome done, failed or stopped
   * @param report the report's folder; empty where there is none
   */
  public void ended(String outcome, String report) {
    write(event("ended")
        .put("outcome", outcome)
        .put("report", report)
        .put("ended", Origin.time().toString()));
  }

  private synchronized void write(ObjectNode event) {
    if (channel == null) return;
    try {
      ByteBuffer line = ByteBuffer.wrap((event + "\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) channel.write(line);
    } catch (IOException e) {
      close();
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (lock != null && lock.isValid()) lock.release();
      if (channel != null) channel.close();
    } catch (IOException e) {
      return; // nobody can be told, and nothing is lost
    }
  }
}
