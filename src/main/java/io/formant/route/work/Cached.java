package io.formant.route.work;

import io.formant.artifact.CorruptObjectException;
import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.artifact.Manifest;
import io.formant.artifact.RunListener;
import io.formant.artifact.Store;
import io.formant.plan.Step;
import java.util.Optional;
import java.util.Set;

/** Takes a whole output from the store when its fingerprint is known and every byte of it is right. */
final class Cached implements Execution {
  private final Store store;
  private final RunListener listener;
  private final Recorded inner;

  Cached(Store store, RunListener listener, Recorded inner) {
    this.store = store;
    this.listener = listener;
    this.inner = inner;
  }

  @Override
  public Output run(Step step, Job job) throws Exception {
    Optional<Output> known =
        store.index().find(job.fingerprint().digest()).flatMap(digest -> intact(step, digest));
    if (known.isPresent()) {
      listener.stageStarted(step.id(), known.get().items(), 0);
      inner.keep(step, job, known.get());
      return known.get();
    }
    return inner.run(step, job);
  }

  private Optional<Output> intact(Step step, Digest digest) {
    try {
      Manifest manifest = store.read(digest, Manifest.class);
      Set<Digest> bad =
          store.sweep(manifest.entries().stream().map(Entry::digest).toList());
      if (!bad.isEmpty()) {
        listener.noticed(
            step.id(),
            bad.size() + " of its cached objects are damaged or missing and are made again");
      }
      return bad.isEmpty() ? Optional.of(new Output(digest, manifest, 0)) : Optional.empty();
    } catch (CorruptObjectException e) {
      listener.noticed(step.id(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
