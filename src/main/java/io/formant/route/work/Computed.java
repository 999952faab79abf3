package io.formant.route.work;

import static java.util.Objects.requireNonNull;

import io.formant.artifact.Artifact;
import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.artifact.Manifest;
import io.formant.artifact.RunListener;
import io.formant.artifact.Store;
import io.formant.plan.Plan;
import io.formant.plan.Step;
import io.formant.stage.Item;
import io.formant.stage.Task;
import io.formant.stage.Yield;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Computes what the store does not have: the missing parts of an output, or the whole of it. */
final class Computed implements Execution {
  private static final long POLL_MILLIS = 100;

  private final Plan plan;
  private final Store store;
  private final RunListener listener;
  private final Workers workers;
  private final Cancellation cancellation;
  private final Semaphore barriers = new Semaphore(1, true);

  Computed(
      Plan plan, Store store, RunListener listener, Workers workers, Cancellation cancellation) {
    this.plan = plan;
    this.store = store;
    this.listener = listener;
    this.workers = workers;
    this.cancellation = cancellation;
  }

  @Override
  public Output run(Step step, Job job) throws Exception {
    return job instanceof Job.Parts parts ? parts(step, parts) : whole(step, (Job.Whole) job);
  }

  private Output parts(Step step, Job.Parts job) throws Exception {
    Map<Digest, Digest> made = new ConcurrentHashMap<>(known(job));
    List<Job.Part> missing = job.parts().stream()
        .filter(part -> !made.containsKey(part.fingerprint()))
        .toList();
    listener.stageStarted(step.id(), job.parts().size(), missing.size());
    if (!missing.isEmpty()) {
      make(step, job.opening(), missing, made);
    }
    return output(job.parts().stream().map(part -> entry(part, made)).toList(), missing.size());
  }

  /** The parts that earlier runs made and that are intact. */
  private Map<Digest, Digest> known(Job.Parts job) {
    Map<Digest, Digest> known = new HashMap<>(
        store.index().find(job.parts().stream().map(Job.Part::fingerprint).toList()));
    Set<Digest> bad = store.sweep(known.values());
    known.values().removeAll(bad);
    return known;
  }

  private void make(
      Step step, Job.Opening opening, List<Job.Part> missing, Map<Digest, Digest> made)
      throws Exception {
    AtomicLong done = new AtomicLong();
    try (AutoCloseable opened = opening.open()) {
      workers.each(missing, Job.Part::key, part -> {
        Digest digest = store.put(part.making().make());
        made.put(part.fingerprint(), digest);
        store.index().record(part.fingerprint(), digest);
        listener.advanced(step.id(), done.incrementAndGet(), missing.size(), part.key());
      });
    }
  }

  private static Entry entry(Job.Part part, Map<Digest, Digest> made) {
    return new Entry(
        part.key(), part.labels(), requireNonNull(made.get(part.fingerprint()), part::key));
  }

  private Output whole(Step step, Job.Whole job) throws Exception {
    awaitTurn();
    try {
      listener.stageStarted(step.id(), 1, 1);
      LeftState state = new LeftState(store, step.type(), job.state());
      Task task = new StageTask(
          step.id(),
          plan.seedOf(step),
          store.checkpoint(job.fingerprint().digest()),
          state,
          listener,
          cancellation);
      Yield<? extends Artifact> yield = job.body().run(task);
      state.keep();
      List<Entry> entries = new ArrayList<>();
      for (Item<? extends Artifact> item : yield.items()) {
        entries.add(new Entry(item.key(), item.labels(), store.put(item.value())));
      }
      entries.sort(Comparator.comparing(Entry::key));
      return output(entries, entries.size());
    } finally {
      barriers.release();
    }
  }

  /** One barrier at a time: each of them may use every core. */
  private void awaitTurn() throws InterruptedException {
    do {
      cancellation.check();
    } while (!barriers.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS));
  }

  private Output output(List<Entry> entries, int ran) {
    Set<String> keys = new HashSet<>();
    for (Entry entry : entries) {
      if (!keys.add(entry.key())) {
        throw new IllegalStateException("yields two items with the key '" + entry.key() + "'");
      }
    }
    Manifest manifest = new Manifest(entries);
    return new Output(store.put(manifest), manifest, ran);
  }
}
