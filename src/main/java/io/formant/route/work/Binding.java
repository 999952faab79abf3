package io.formant.route.work;

import static java.util.Objects.requireNonNull;

import io.formant.artifact.Artifact;
import io.formant.artifact.Entry;
import io.formant.artifact.Fingerprint;
import io.formant.artifact.Manifest;
import io.formant.artifact.Store;
import io.formant.plan.Fingerprints;
import io.formant.plan.Input;
import io.formant.plan.Plan;
import io.formant.plan.Step;
import io.formant.stage.BarrierStage;
import io.formant.stage.From;
import io.formant.stage.Inputs;
import io.formant.stage.MapStage;
import io.formant.stage.PreparedMapStage;
import io.formant.stage.SourceStage;
import io.formant.stage.SourceStage.Listed;
import io.formant.stage.Traits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Binds a step to what its inputs made: four shapes of stage, two kinds of job. */
final class Binding {
  private final Plan plan;
  private final Store store;
  private final Fingerprints fingerprints;

  Binding(Plan plan, Store store, Fingerprints fingerprints) {
    this.plan = plan;
    this.store = store;
    this.fingerprints = fingerprints;
  }

  /**
   * @param inputs manifests by the id of the stage that made them
   */
  @SuppressWarnings("unchecked")
  Job job(Step step, Map<String, Manifest> inputs) throws Exception {
    if (step.stage() instanceof SourceStage<?, ?> source) {
      return source(step, (SourceStage<Record, Artifact>) source);
    } else if (step.stage() instanceof MapStage<?, ?, ?> map) {
      return map(step, (MapStage<Record, Artifact, Artifact>) map, inputs);
    } else if (step.stage() instanceof PreparedMapStage<?, ?, ?, ?> map) {
      return prepared(
          step, (PreparedMapStage<Record, AutoCloseable, Artifact, Artifact>) map, inputs);
    }
    return whole(step, (BarrierStage<Record, Artifact>) step.stage(), inputs);
  }

  private Job source(Step step, SourceStage<Record, Artifact> stage) throws Exception {
    List<Listed<Artifact>> listed = Retry.onIo(() -> stage.list(step.spec()));
    Fingerprint base = fingerprints.base(step, Map.of());
    List<Job.Part> parts = listed.stream()
        .map(item -> new Job.Part(
            item.key(),
            item.labels(),
            Fingerprints.ofItem(base, item.content()).digest(),
            () -> Retry.onIo(item.loader())))
        .toList();
    return new Job.Parts(fingerprints.ofSource(step, listed), parts, Job.Opening.NONE);
  }

  private Job map(
      Step step, MapStage<Record, Artifact, Artifact> stage, Map<String, Manifest> inputs) {
    List<Job.Part> parts = parts(step, inputs, item -> stage.run(step.spec(), item));
    return new Job.Parts(fingerprints.ofStage(step, inputs), parts, Job.Opening.NONE);
  }

  private Job prepared(
      Step step,
      PreparedMapStage<Record, AutoCloseable, Artifact, Artifact> stage,
      Map<String, Manifest> inputs) {
    AtomicReference<AutoCloseable> opened = new AtomicReference<>();
    List<Job.Part> parts =
        parts(step, inputs, item -> stage.run(step.spec(), requireNonNull(opened.get()), item));
    Inputs view = view(step, inputs);
    Job.Opening opening = () -> {
      AutoCloseable prepared = stage.prepare(step.spec(), view);
      opened.set(prepared);
      return prepared;
    };
    return new Job.Parts(fingerprints.ofStage(step, inputs), parts, opening);
  }

  private Job whole(Step step, BarrierStage<Record, Artifact> stage, Map<String, Manifest> inputs) {
    Inputs view = view(step, inputs);
    Fingerprint whole = fingerprints.ofStage(step, inputs);
    return new Job.Whole(
        whole, Fingerprints.ofState(step, whole), task -> stage.run(step.spec(), view, task));
  }

  /** Makes an item of an item. */
  private interface Mapping {
    Artifact on(Artifact item) throws Exception;
  }

  private List<Job.Part> parts(Step step, Map<String, Manifest> inputs, Mapping mapping) {
    Fingerprint base = fingerprints.base(step, inputs);
    return manifest(inputs, step.mapped().orElseThrow()).entries().stream()
        .map(entry -> new Job.Part(
            entry.key(),
            entry.labels(),
            Fingerprints.ofItem(base, entry.digest()).digest(),
            () -> mapping.on(store.read(entry.digest(), Artifact.class))))
        .toList();
  }

  private Inputs view(Step step, Map<String, Manifest> inputs) {
    Map<From<?>, List<Entry>> visible = new HashMap<>();
    step.inputs()
        .forEach(input ->
            visible.put(input.from(), Fingerprints.consumed(step, input, manifest(inputs, input))));
    return new InputsView(store, this::traits, inputs, visible);
  }

  private static Manifest manifest(Map<String, Manifest> inputs, Input input) {
    return requireNonNull(inputs.get(input.step()), input::step);
  }

  private Traits traits(From<?> from) {
    return plan.step(from.id()).orElseThrow().traits();
  }
}
