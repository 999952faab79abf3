package io.formant.artifact;

import io.formant.artifact.codec.ArtifactCodec;
import io.formant.artifact.codec.FormatException;
import java.io.BufferedInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The files under {@code objects/}: written whole or not at all, named by what they hold, checked when they are read. */
final class ObjectFiles {
  private static final int BUFFER_BYTES = 1 << 18;
  private static final String TEMPORARY = ".part";

  private static final int SYNC_THREADS = 8;

  private final Path folder;
  private final Set<Path> unsynced = ConcurrentHashMap.newKeySet();

  ObjectFiles(Path folder) {
    this.folder = folder;
  }

  Path file(Digest digest) {
    return folder.resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
  }

  /** Writes an object, unless a good one is there: temporary file, then atomic move. {@link #sync} is to follow. */
  Digest put(Record value) {
    try {
      Path part = folder.resolve(UUID.randomUUID() + TEMPORARY);
      try {
        return keep(part, value);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw CacheException.cannot("write", folder, e);
    }
  }

  private Digest keep(Path part, Record value) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    try (FileOutputStream out = new FileOutputStream(part.toFile())) {
      ArtifactCodec.write(value, new DigestOutputStream(out, sha256));
    }
    Digest digest = new Digest(HexFormat.of().formatHex(sha256.digest()));
    Path file = file(digest);
    if (!Files.exists(file) || Files.mismatch(part, file) >= 0) {
      Files.createDirectories(file.getParent());
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      unsynced.add(file);
    }
    return digest;
  }

  /** Brings what was put so far to the disk. Together this takes a tenth of the time that it takes one by one. */
  void sync() {
    List<Path> files = List.copyOf(unsynced);
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.max(1, Math.min(SYNC_THREADS, files.size())));
    try {
      CompletableFuture.allOf(files.stream()
              .map(file -> CompletableFuture.runAsync(() -> sync(file), threads))
              .toArray(CompletableFuture[]::new))
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof CacheException cause ? cause : e;
    } finally {
      threads.shutdown();
    }
    files.forEach(unsynced::remove);
  }

  private static void sync(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (NoSuchFileException gone) {
      return;
    } catch (IOException e) {
      throw CacheException.cannot("write", file, e);
    }
  }

  /** Reads an object whose bytes are first checked against its name. */
  <A> A read(Digest digest, Class<A> type) {
    Path file = file(digest);
    try {
      check(digest, file);
      try (InputStream in = Files.newInputStream(file)) {
        return ArtifactCodec.read(in, Files.size(file), type);
      }
    } catch (NoSuchFileException e) {
      throw new CorruptObjectException(file, "is missing");
    } catch (FormatException e) {
      throw corrupt(file, "cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + " " + e.getMessage(), e);
    } catch (IOException e) {
      throw CacheException.cannot("read", file, e);
    }
  }

  private void check(Digest digest, Path file) throws IOException {
    if (!digestOf(file).equals(digest)) {
      throw corrupt(file, "is damaged");
    }
  }

  private CorruptObjectException corrupt(Path file, String reason) {
    remove(file);
    return new CorruptObjectException(file, reason);
  }

  /** Whether the object is there with every byte as its name says. */
  boolean intact(Digest digest) {
    try {
      return digestOf(file(digest)).equals(digest);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw CacheException.cannot("read", file(digest), e);
    }
  }

  boolean holds(Digest digest) {
    return Files.exists(file(digest));
  }

  void remove(Digest digest) {
    remove(file(digest));
  }

  /** Every object, in no order; what a killed run left half-written is not among them. */
  List<Digest> all() {
    return list(folder).stream()
        .filter(path -> path.getFileName().toString().length() == 2)
        .flatMap(path -> list(path).stream())
        .map(path -> path.getFileName().toString())
        .filter(name -> name.matches("[0-9a-f]{64}"))
        .map(Digest::new)
        .toList();
  }

  /** Removes what killed runs left half-written. */
  void removeParts() {
    list(folder).stream()
        .filter(path -> path.toString().endsWith(TEMPORARY))
        .forEach(ObjectFiles::remove);
  }

  long sizeBytes(Digest digest) {
    try {
      return Files.size(file(digest));
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw CacheException.cannot("read", file(digest), e);
    }
  }

  /** Whether an object of this exact class is stored under the digest, by its head alone. */
  boolean isA(Digest digest, Class<? extends Record> type) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file(digest)), 512)) {
      return ArtifactCodec.className(in).equals(type.getName());
    } catch (NoSuchFileException | FormatException e) {
      return false;
    } catch (IOException e) {
      throw CacheException.cannot("read", file(digest), e);
    }
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw CacheException.cannot("list", folder, e);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw CacheException.cannot("remove", file, e);
    }
  }

  private static Digest digestOf(Path file) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, Math.max(1, Files.size(file)))];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        sha256.update(buffer, 0, count);
      }
    }
    return new Digest(HexFormat.of().formatHex(sha256.digest()));
  }
}
