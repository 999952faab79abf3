package io.formant.artifact;

import io.formant.artifact.codec.ArtifactCodec;
import io.formant.artifact.codec.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapdb.DB;
import org.mapdb.DBException;
import org.mapdb.DBMaker;
import org.mapdb.HTreeMap;
import org.mapdb.Serializer;

/**
 * The MapDB file of the index: opened under the cache's lock for one batch, closed again. A file that cannot be opened or read is
 * replaced by one that holds what can be salvaged.
 *
 * <p>MapDB reads and writes it as a random access file: a mapped one would end the process when the disk is full, a channel would
 * close when its thread is interrupted.
 */
final class IndexFile {
  private static final int CHECK_DIGITS = 8;

  private final Path file;
  private final CacheLock lock;
  private final RunListener listener;
  private final Supplier<Map<Digest, Digest>> salvage;

  /**
   * @param salvage the results that can be told without the index
   */
  IndexFile(
      Path file, CacheLock lock, RunListener listener, Supplier<Map<Digest, Digest>> salvage) {
    this.file = file;
    this.lock = lock;
    this.listener = listener;
    this.salvage = salvage;
  }

  /** One open index. Results carry a check of their own, so that a damaged one is a miss, never another's result. */
  record Session(DB db) {
    Optional<Digest> result(Digest fingerprint) {
      return checked(fingerprint.hex(), results().get(fingerprint.hex()));
    }

    void putResult(Digest fingerprint, Digest object) {
      results().put(fingerprint.hex(), object.hex() + check(fingerprint.hex(), object.hex()));
    }

    HTreeMap<String, String> results() {
      return db.hashMap("results", Serializer.STRING, Serializer.STRING).createOrOpen();
    }

    <R extends Record> Optional<R> record(String map, String key, Class<R> type) {
      byte[] bytes = records(map).get(key);
      try {
        return bytes == null ? Optional.empty() : Optional.of(ArtifactCodec.of(bytes, type));
      } catch (FormatException e) {
        return Optional.empty();
      }
    }

    void putRecord(String map, String key, Record value) {
      records(map).put(key, ArtifactCodec.bytes(value));
    }

    private HTreeMap<String, byte[]> records(String map) {
      return db.hashMap(map, Serializer.STRING, Serializer.BYTE_ARRAY).createOrOpen();
    }
  }

  static Optional<Digest> checked(String fingerprint, @Nullable String stored) {
    if (stored == null || stored.length() <= CHECK_DIGITS) {
      return Optional.empty();
    }
    String object = stored.substring(0, stored.length() - CHECK_DIGITS);
    return stored.endsWith(check(fingerprint, object))
        ? Optional.of(new Digest(object))
        : Optional.empty();
  }

  private static String check(String fingerprint, String object) {
    return Digest.of(fingerprint + object).hex().substring(0, CHECK_DIGITS);
  }

  <T> T read(Function<Session, T> work) {
    return lock.alone(() -> repairing(work));
  }

  void write(Consumer<Session> work) {
    read(session -> {
      work.accept(session);
      session.db().commit();
      return true;
    });
  }

  long sizeBytes() {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw CacheException.cannot("read", file, e);
    }
  }

  private <T> T repairing(Function<Session, T> work) {
    try {
      return opened(Files.exists(file), work);
    } catch (CacheException e) {
      throw e;
    } catch (RuntimeException | AssertionError | IllegalAccessError e) {
      refuseDiskTrouble(e);
    }
    remove();
    listener.noticed("", file + " was damaged and is rebuilt from the objects beside it");
    try {
      return opened(false, work);
    } catch (DBException e) {
      refuseDiskTrouble(e);
      throw e;
    }
  }

  private void refuseDiskTrouble(Throwable failure) {
    CacheException.diskTrouble(file, failure).ifPresent(trouble -> {
      throw trouble;
    });
  }

  private <T> T opened(boolean exists, Function<Session, T> work) {
    try (DB db = DBMaker.fileDB(file.toFile()).transactionEnable().make()) {
      Session session = new Session(db);
      if (!exists) {
        salvage.get().forEach(session::putResult);
        db.commit();
      }
      return work.apply(session);
    }
  }

  private void remove() {
    String name = String.valueOf(file.getFileName());
    try (Stream<Path> beside = Files.list(file.toAbsolutePath().getParent())) {
      for (Path part :
          beside.filter(path -> path.getFileName().toString().startsWith(name)).toList()) {
        Files.delete(part);
      }
    } catch (IOException e) {
      throw CacheException.cannot("remove", file, e);
    }
  }
}
