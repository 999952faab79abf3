package io.formant.artifact;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lock file of one cache folder, for threads and for processes; the system frees it when a process dies. Byte 0 is held by
 * whoever has the index open, byte 1 is shared by everyone who uses the objects, so that a collection can tell that it is alone.
 *
 * <p>There is one channel a folder in a process, since closing any channel on a file gives up all the process's locks on it. Only
 * {@code tryLock} is used: a blocking lock would close the channel when its thread is interrupted.
 */
final class CacheLock {
  private static final Map<Path, CacheLock> OPEN = new HashMap<>();
  private static final long POLL_MILLIS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path file;
  private final FileChannel channel;
  private final ReentrantLock threads = new ReentrantLock();
  private @Nullable FileLock use;
  private int users;

  private CacheLock(Path file) throws IOException {
    this.file = file;
    this.channel = FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Declares a use of the folder's objects until {@link #leave}. */
  static CacheLock join(Path folder) throws IOException {
    synchronized (OPEN) {
      Path file = folder.toRealPath().resolve(".lock");
      CacheLock lock = OPEN.get(file);
      if (lock == null) {
        lock = new CacheLock(file);
        OPEN.put(file, lock);
      }
      lock.enter();
      return lock;
    }
  }

  private void enter() throws IOException {
    if (users == 0) {
      use = await(1, true, "wait for its cache gc to end");
    }
    users++;
  }

  void leave() throws IOException {
    synchronized (OPEN) {
      users--;
      if (users == 0) {
        OPEN.remove(file);
        channel.close();
      }
    }
  }

  /** Runs a short piece of work on the index while no other thread or process has it open. */
  <T> T alone(Supplier<T> work) {
    threads.lock();
    try (FileLock held = await(0, false, "stop it if it hangs, and run again")) {
      return work.get();
    } catch (IOException e) {
      throw CacheException.cannot("lock", file, e);
    } finally {
      threads.unlock();
    }
  }

  /**
   * Runs work while nobody else uses the objects.
   *
   * @throws CacheException at once when somebody does
   */
  <T> T unshared(Supplier<T> work) {
    synchronized (OPEN) {
      try {
        return users > 1 ? refuse() : exclusively(work);
      } catch (IOException e) {
        throw CacheException.cannot("lock", file, e);
      }
    }
  }

  private <T> T exclusively(Supplier<T> work) throws IOException {
    release();
    try (FileLock sole = channel.tryLock(1, 1, false)) {
      return sole == null ? refuse() : work.get();
    } finally {
      use = await(1, true, "wait for its cache gc to end");
    }
  }

  private void release() throws IOException {
    if (use != null) {
      use.release();
    }
  }

  private <T> T refuse() {
    throw CacheException.busy(file, "try again when it has ended");
  }

  private FileLock await(long at, boolean shared, String remedy) throws IOException {
    for (long waited = 0; waited < PATIENCE.toMillis(); waited += POLL_MILLIS) {
      FileLock lock = channel.tryLock(at, 1, shared);
      if (lock != null) {
        return lock;
      }
      pause();
    }
    throw CacheException.busy(file, remedy);
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Thread.onSpinWait();
    }
  }
}
