package io.formant.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The cache: immutable objects named by the digest of their bytes, under an {@link Index}. Threads and processes may share one.
 *
 * <p>An object is there whole or not at all, whatever ends a run, and is checked against its name whenever it is read. Every method
 * throws {@link CacheException} when the disk fails, naming the file and what to do.
 */
public final class Store implements AutoCloseable {
  private final Path folder;
  private final ObjectFiles objects;
  private final CacheLock lock;
  private final Index index;

  /**
   * What a cache holds.
   *
   * @param results how many fingerprints lead to an object
   * @param checkpoints trainings that were stopped and can continue
   */
  public record Status(
      Path folder,
      long objects,
      long objectsBytes,
      int results,
      long indexBytes,
      int checkpoints) {}

  /** What a check of every object found. */
  public record Verification(long objects, long objectsBytes, List<Digest> damaged) {
    public Verification {
      damaged = List.copyOf(damaged);
    }
  }

  /** What a collection removed and left. */
  public record Collected(long kept, long removed, long removedBytes, int forgottenResults) {}

  private Store(Path folder, CacheLock lock, RunListener listener) {
    this.folder = folder;
    this.objects = new ObjectFiles(folder.resolve("objects"));
    this.lock = lock;
    this.index =
        new Index(folder.resolve("index.mapdb"), lock, listener, objects::sync, this::salvage);
  }

  public static Store open(Path folder) {
    return open(folder, new RunListener() {});
  }

  /**
   * Opens a cache, and makes the folder where there is none.
   *
   * @param listener hears of a damaged index
   */
  public static Store open(Path folder, RunListener listener) {
    try {
      Files.createDirectories(folder.resolve("objects"));
      Files.createDirectories(folder.resolve("checkpoints"));
      return new Store(folder, CacheLock.join(folder), listener);
    } catch (IOException e) {
      throw CacheException.cannot("open", folder, e);
    }
  }

  public Index index() {
    return index;
  }

  /**
   * Stores an artifact, which must be a record; one that is there already is left alone.
   *
   * @throws IllegalArgumentException when it is no record or holds what cannot be stored
   */
  public Digest put(Artifact artifact) {
    if (artifact instanceof Record value) {
      return objects.put(value);
    }
    throw new IllegalArgumentException(
        artifact.getClass().getSimpleName() + " is no record and cannot be stored");
  }

  /**
   * Reads an artifact, checking every byte.
   *
   * @param type its class, or an interface of it
   * @throws CorruptObjectException when it is missing or damaged
   * @throws IllegalArgumentException when it is of another type
   */
  public <A extends Artifact> A read(Digest digest, Class<A> type) {
    return objects.read(digest, type);
  }

  /** Whether there is a file for it; its bytes are not looked at. */
  public boolean holds(Digest digest) {
    return objects.holds(digest);
  }

  /** Those of the objects that are missing or damaged; every byte is read, on all cores. The damaged ones are removed. */
  public Set<Digest> sweep(Collection<Digest> digests) {
    List<Digest> bad = digests.parallelStream()
        .distinct()
        .filter(digest -> !objects.intact(digest))
        .toList();
    bad.forEach(objects::remove);
    return Set.copyOf(bad);
  }

  /** Checks every byte of every object and changes nothing. */
  public Verification verify() {
    List<Digest> all = objects.all();
    List<Digest> damaged =
        all.parallelStream().filter(digest -> !objects.intact(digest)).toList();
    return new Verification(all.size(), bytesOf(all), damaged);
  }

  /**
   * Removes every object that no root reaches through its manifest, and all checkpoints.
   *
   * @param roots manifests, or single objects, to keep
   * @throws CacheException when another run uses the cache
   */
  public Collected gc(Set<Digest> roots) {
    return lock.unshared(() -> collect(reachable(roots)));
  }

  /** Frees the disk first: on a full one, the index cannot be opened before. */
  private Collected collect(Set<Digest> kept) {
    List<Digest> all = objects.all();
    List<Digest> garbage = all.stream().filter(digest -> !kept.contains(digest)).toList();
    long garbageBytes = bytesOf(garbage);
    objects.removeParts();
    checkpoints().forEach(Store::delete);
    garbage.forEach(objects::remove);
    int forgotten = index.forget(kept::contains);
    return new Collected(all.size() - garbage.size(), garbage.size(), garbageBytes, forgotten);
  }

  private Set<Digest> reachable(Set<Digest> roots) {
    Set<Digest> reached = new HashSet<>(roots);
    roots.stream()
        .filter(root -> objects.isA(root, Manifest.class))
        .flatMap(root -> read(root, Manifest.class).entries().stream())
        .forEach(entry -> reached.add(entry.digest()));
    provenances().forEach((digest, provenance) -> {
      if (reached.contains(provenance.manifest())) {
        reached.add(digest);
      }
    });
    return reached;
  }

  public Status status() {
    List<Digest> all = objects.all();
    return new Status(folder, all.size(), bytesOf(all), index.size(), index.sizeBytes(), (int)
        checkpoints().stream()
            .filter(file -> !file.toString().endsWith(".part"))
            .count());
  }

  /** A file that belongs to a fingerprint and outlives a killed run; it may not exist yet. */
  public Path checkpoint(Digest fingerprint) {
    return folder.resolve("checkpoints").resolve(fingerprint.hex());
  }

  @Override
  public void close() {
    index.flush();
    try {
      lock.leave();
    } catch (IOException e) {
      throw CacheException.cannot("close", folder, e);
    }
  }

  /** Every result that the stored provenances tell of. */
  private Map<Digest, Digest> salvage() {
    Map<Digest, Digest> results = new HashMap<>();
    provenances().values().forEach(provenance -> salvage(provenance, results));
    return results;
  }

  private void salvage(Provenance provenance, Map<Digest, Digest> results) {
    if (objects.intact(provenance.manifest())) {
      List<Entry> entries = read(provenance.manifest(), Manifest.class).entries();
      List<Digest> items = provenance.itemFingerprints();
      results.put(provenance.fingerprint().digest(), provenance.manifest());
      for (int i = 0; i < items.size(); i++) {
        results.put(items.get(i), entries.get(i).digest());
      }
    }
  }

  private Map<Digest, Provenance> provenances() {
    Map<Digest, Provenance> found = new HashMap<>();
    objects.all().stream()
        .filter(digest -> objects.isA(digest, Provenance.class) && objects.intact(digest))
        .forEach(digest -> found.put(digest, read(digest, Provenance.class)));
    return found;
  }

  private long bytesOf(List<Digest> digests) {
    return digests.stream().mapToLong(objects::sizeBytes).sum();
  }

  private List<Path> checkpoints() {
    Path checkpoints = folder.resolve("checkpoints");
    try (Stream<Path> files = Files.list(checkpoints)) {
      return files.toList();
    } catch (IOException e) {
      throw CacheException.cannot("list", checkpoints, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw CacheException.cannot("remove", file, e);
    }
  }
}
