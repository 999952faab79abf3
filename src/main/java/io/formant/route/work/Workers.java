package io.formant.route.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The threads that items run on, as many as there are cores, shared by all stages of a run. */
final class Workers implements AutoCloseable {
  private final int threads;
  private final ExecutorService pool;
  private final Cancellation cancellation;

  /** Work on one item. */
  interface Work<T> {
    void on(T item) throws Exception;
  }

  Workers(int threads, Cancellation cancellation) {
    this.threads = threads;
    this.pool = Executors.newFixedThreadPool(threads, Workers::thread);
    this.cancellation = cancellation;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "formant-items");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Works on every item, in order of the list as threads get free, and returns when all is done.
   *
   * @throws ItemException for the first item that fails, whatever it throws; the others are not started
   * @throws CancellationException when the run should end; items that were begun have ended
   */
  <T> void each(List<T> items, Function<T, String> key, Work<T> work) throws ItemException {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<ItemException> failure = new AtomicReference<>();
    List<Future<?>> running = new ArrayList<>();
    for (int thread = 0; thread < Math.min(threads, items.size()); thread++) {
      running.add(pool.submit(() -> drain(items, key, work, next, failure)));
    }
    running.forEach(this::await);
    if (failure.get() != null) {
      throw failure.get();
    }
    cancellation.check();
  }

  private <T> void drain(
      List<T> items,
      Function<T, String> key,
      Work<T> work,
      AtomicInteger next,
      AtomicReference<ItemException> failure) {
    for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
      if (cancellation.requested() || failure.get() != null) {
        return;
      }
      attempt(items.get(i), key, work, failure);
    }
  }

  private static <T> void attempt(
      T item, Function<T, String> key, Work<T> work, AtomicReference<ItemException> failure) {
    try {
      work.on(item);
    } catch (Throwable e) {
      failure.compareAndSet(null, new ItemException(key.apply(item), e));
    }
  }

  /** Waits for a worker to end, also when interrupted, which asks the run to end: no item goes on after its stage. */
  private void await(Future<?> running) {
    while (true) {
      try {
        running.get();
        return;
      } catch (InterruptedException e) {
        cancellation.request();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a worker ended early", e.getCause());
      }
    }
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
