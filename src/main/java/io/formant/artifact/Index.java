package io.formant.artifact;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Which object a fingerprint led to, what stages took, and what they last depended on: a MapDB file that is open only for the
 * milliseconds of one batch, so that several runs share a cache and a killed one leaves nothing locked.
 *
 * <p>Results are kept in memory for up to two seconds and then written together. Nothing depends on the index for correctness: a
 * damaged or missing one is replaced by what the objects' {@link Provenance} tells.
 */
public final class Index {
  private static final Duration BATCH = Duration.ofSeconds(2);
  private static final String TIMINGS = "timings";
  private static final String FINGERPRINTS = "fingerprints";

  /** What a stage took when it last ran: wall time for so many items. */
  public record Timing(int items, double seconds) {
    public double secondsPerItem() {
      return seconds / Math.max(1, items);
    }
  }

  private final IndexFile file;
  private final Runnable sync;
  private final Map<Digest, Digest> pending = new LinkedHashMap<>();
  private long flushedNanos = System.nanoTime();

  /**
   * @param sync brings the objects to the disk; the index never names one that is not there
   * @param salvage the results that can be told from the objects alone
   */
  Index(
      Path file,
      CacheLock lock,
      RunListener listener,
      Runnable sync,
      Supplier<Map<Digest, Digest>> salvage) {
    this.file = new IndexFile(file, lock, listener, salvage);
    this.sync = sync;
  }

  /** The object of each fingerprint that is known, in one session; an object may have gone since. */
  public synchronized Map<Digest, Digest> find(Collection<Digest> fingerprints) {
    Map<Digest, Digest> found = file.read(session -> {
      Map<Digest, Digest> known = new HashMap<>();
      fingerprints.forEach(key -> session.result(key).ifPresent(object -> known.put(key, object)));
      return known;
    });
    fingerprints.stream()
        .filter(pending::containsKey)
        .forEach(key -> found.put(key, pending.get(key)));
    return found;
  }

  public Optional<Digest> find(Digest fingerprint) {
    return Optional.ofNullable(find(List.of(fingerprint)).get(fingerprint));
  }

  /** Notes a result; it is written together with others within two seconds, or by {@link #flush}. */
  public synchronized void record(Digest fingerprint, Digest object) {
    pending.put(fingerprint, object);
    if (System.nanoTime() - flushedNanos > BATCH.toNanos()) {
      flush();
    }
  }

  /** Writes what is still in memory. */
  public synchronized void flush() {
    sync.run();
    if (!pending.isEmpty()) {
      file.write(session -> pending.forEach(session::putResult));
      pending.clear();
    }
    flushedNanos = System.nanoTime();
  }

  /** Forgets every result whose object is not kept; returns how many. */
  synchronized int forget(Predicate<Digest> kept) {
    pending.values().removeIf(kept.negate());
    return file.read(session -> {
      List<String> gone = gone(session, kept);
      gone.forEach(session.results()::remove);
      session.db().commit();
      return gone.size();
    });
  }

  private static List<String> gone(IndexFile.Session session, Predicate<Digest> kept) {
    return session.results().getEntries().stream()
        .filter(entry ->
            IndexFile.checked(entry.getKey(), entry.getValue()).filter(kept).isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How many results are known. */
  public synchronized int size() {
    return file.read(session -> session.results().size()) + pending.size();
  }

  long sizeBytes() {
    return file.sizeBytes();
  }

  /**
   * Notes what a stage took.
   *
   * @param code digest of the stage's code
   */
  public synchronized void recordTiming(String type, String code, Timing timing) {
    file.write(session -> {
      session.putRecord(TIMINGS, type, timing);
      session.putRecord(TIMINGS, type + "\n" + code, timing);
    });
  }

  /** What a stage type took last: with this code if that ever ran, else with any. */
  public synchronized Optional<Timing> timing(String type, String code) {
    return file.read(session -> session
        .record(TIMINGS, type + "\n" + code, Timing.class)
        .or(() -> session.record(TIMINGS, type, Timing.class)));
  }

  /**
   * Notes what the stages of a pipeline file depend on in this run.
   *
   * @param fingerprints by stage id
   */
  public synchronized void remember(Path pipeline, Map<String, Fingerprint> fingerprints) {
    file.write(session -> fingerprints.forEach((stage, fingerprint) ->
        session.putRecord(FINGERPRINTS, key(pipeline, stage), fingerprint)));
  }

  /** What a stage of a pipeline file depended on in its last run. */
  public synchronized Optional<Fingerprint> last(Path pipeline, String stage) {
    return file.read(
        session -> session.record(FINGERPRINTS, key(pipeline, stage), Fingerprint.class));
  }

  private static String key(Path pipeline, String stage) {
    return pipeline.toAbsolutePath().normalize() + "\n" + stage;
  }
}
