package io.formant.route;

import io.formant.artifact.Digest;
import io.formant.artifact.Fingerprint;
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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;

/** One pass over a plan's routes. */
final class Attempt {
  private static final AtomicLong ATTEMPTS = new AtomicLong();
  private static final long POLL_MILLIS = 100;
  private static final int PATIENCE_POLLS = 100;

  private final String name;
  private final CamelContext context;
  private final Plan plan;
  private final Store store;
  private final RunListener listener;
  private final RunOptions options;
  private final Cancellation cancellation;
  private final Workers workers;
  private final Binding binding;
  private final Execution execution;
  private final Progress progress;
  private final Map<Digest, Manifest> manifests = new ConcurrentHashMap<>();

  Attempt(
      CamelContext context,
      Plan plan,
      Store store,
      RunListener listener,
      RunOptions options,
      Fingerprints fingerprints,
      Cancellation cancellation) {
    this.name = plan.name() + "-" + ATTEMPTS.incrementAndGet();
    this.context = context;
    this.plan = plan;
    this.store = store;
    this.listener = listener;
    this.options = options;
    this.cancellation = cancellation;
    this.workers = new Workers(options.threads(), cancellation);
    this.binding = new Binding(plan, store, fingerprints);
    this.execution = new Cached(
        store,
        listener,
        new Recorded(store, new Computed(plan, store, listener, workers, cancellation)));
    this.progress = new Progress(plan.steps().stream().map(Step::id).toList(), cancellation);
  }

  RunResult run() {
    StageComponent component = StageComponent.of(context);
    component.enter(name, this::perform);
    try (workers;
        StageGraph graph = new StageGraph(context, name, plan, options.scheme(), this::failed)) {
      graph.start();
      await(graph);
    } catch (Throwable e) {
      failed(e);
    } finally {
      component.leave(name);
    }
    return progress.result();
  }

  private void failed(Throwable cause) {
    progress.failed(new RunFailure("", "", cause));
  }

  /** Waits for the end, and does not trust the routes to bring it: without a message under way there is nothing to wait for. */
  private void await(StageGraph graph) {
    for (int idle = 0; !progress.over() && idle < PATIENCE_POLLS; idle++) {
      progress.await(POLL_MILLIS);
      idle = progress.idle() && !graph.busy() ? idle : 0;
    }
    if (!progress.over()) {
      failed(
          new IllegalStateException("the routes of " + name + " ended before all stages had run"));
    }
  }

  /** Runs one stage; what it throws, errors included, ends the run and not the thread. */
  private Optional<Digest> perform(String stage, Map<String, Digest> inputs) {
    if (!progress.begun()) {
      return Optional.empty();
    }
    try {
      return Optional.of(timed(plan.step(stage).orElseThrow(), inputs));
    } catch (ItemException e) {
      progress.failed(new RunFailure(stage, e.item(), e.getCause()));
    } catch (Throwable e) {
      progress.failed(new RunFailure(stage, "", e));
    } finally {
      progress.ended();
    }
    return Optional.empty();
  }

  private Digest timed(Step step, Map<String, Digest> inputs) throws Exception {
    long started = System.nanoTime();
    Job job = binding.job(step, read(inputs));
    Output output = execution.run(step, job);
    manifests.put(output.digest(), output.manifest());
    double seconds = (System.nanoTime() - started) / 1e9;
    note(step, job.fingerprint(), output, seconds);
    return output.digest();
  }

  private void note(Step step, Fingerprint fingerprint, Output output, double seconds) {
    if (output.ran() > 0) {
      store
          .index()
          .recordTiming(step.type(), code(fingerprint), new Index.Timing(output.ran(), seconds));
    }
    progress.succeeded(new StageOutcome(
        step.id(),
        step.type(),
        output.digest(),
        output.items(),
        output.ran(),
        seconds,
        fingerprint));
    listener.stageFinished(step.id(), output.items(), output.ran(), seconds);
  }

  private static String code(Fingerprint fingerprint) {
    return fingerprint.parts().stream()
        .filter(part -> part.name().equals("code"))
        .map(Fingerprint.Part::value)
        .findFirst()
        .orElse("");
  }

  private Map<String, Manifest> read(Map<String, Digest> digests) {
    Map<String, Manifest> read = new HashMap<>();
    digests.forEach((stage, digest) ->
        read.put(stage, manifests.computeIfAbsent(digest, it -> store.read(it, Manifest.class))));
    return read;
  }
}
