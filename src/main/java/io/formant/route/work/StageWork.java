package io.formant.route.work;

import io.formant.artifact.Digest;
import io.formant.artifact.Index;
import io.formant.artifact.Manifest;
import io.formant.artifact.RunListener;
import io.formant.artifact.Store;
import io.formant.plan.Fingerprints;
import io.formant.plan.Plan;
import io.formant.plan.StageOutcome;
import io.formant.plan.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Runs the stages of one plan, each when its inputs are there. Used by several threads; to be closed after the last stage. */
public final class StageWork implements AutoCloseable {
  private final Store store;
  private final RunListener listener;
  private final Workers workers;
  private final Binding binding;
  private final Execution execution;
  private final Map<Digest, Manifest> manifests = new ConcurrentHashMap<>();

  /**
   * @param threads how many items of the maps run at a time, over all stages
   */
  public StageWork(
      Plan plan,
      Fingerprints fingerprints,
      Store store,
      RunListener listener,
      int threads,
      Cancellation cancellation) {
    this.store = store;
    this.listener = listener;
    this.workers = new Workers(threads, cancellation);
    this.binding = new Binding(plan, store, fingerprints);
    this.execution = new Cached(
        store,
        listener,
        new Recorded(store, new Computed(plan, store, listener, workers, cancellation)));
  }

  /**
   * Runs a stage, and times it.
   *
   * @param inputs digests of manifests, by the id of the stage that made them
   * @throws ItemException what one item failed with
   * @throws java.util.concurrent.CancellationException when the run should end
   */
  public StageOutcome run(Step step, Map<String, Digest> inputs) throws Exception {
    long started = System.nanoTime();
    Job job = binding.job(step, read(inputs));
    Output output = execution.run(step, job);
    manifests.put(output.digest(), output.manifest());
    StageOutcome outcome = new StageOutcome(
        step.id(),
        step.type(),
        output.digest(),
        output.items(),
        output.ran(),
        (System.nanoTime() - started) / 1e9,
        job.fingerprint());
    note(outcome);
    return outcome;
  }

  private void note(StageOutcome outcome) {
    if (outcome.ran() > 0) {
      Index.Timing timing = new Index.Timing(outcome.ran(), outcome.seconds());
      store.index().recordTiming(outcome.type(), outcome.fingerprint().value("code"), timing);
    }
    listener.stageFinished(outcome.stage(), outcome.items(), outcome.ran(), outcome.seconds());
  }

  private Map<String, Manifest> read(Map<String, Digest> digests) {
    Map<String, Manifest> read = new HashMap<>();
    digests.forEach((stage, digest) ->
        read.put(stage, manifests.computeIfAbsent(digest, it -> store.read(it, Manifest.class))));
    return read;
  }

  @Override
  public void close() {
    workers.close();
  }
}
