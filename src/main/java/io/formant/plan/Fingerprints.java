package io.formant.plan;

import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.artifact.Fingerprint;
import io.formant.artifact.Fingerprint.Part;
import io.formant.artifact.Manifest;
import io.formant.plan.code.Code;
import io.formant.plan.code.CodeDigest;
import io.formant.stage.BarrierStage;
import io.formant.stage.SourceStage.Listed;
import io.formant.stage.Stage;
import io.formant.stage.catalog.CanonicalSpec;
import io.formant.stage.catalog.StageDescription.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What each result of a plan depends on, as named parts in this order: {@code type}, {@code code}, {@code spec.KEY} sorted,
 * {@code input.KEY} as in the spec, the digest of each published file under its key, such as {@code weights}, {@code seed} for
 * barriers, {@code engine} where tensors are computed. The ids of stages are
 * no part: a stage that is renamed keeps its results.
 *
 * <p>Two levels: a {@linkplain #ofStage stage's} fingerprint leads to its manifest; a {@linkplain #ofItem item's}, for sources and
 * maps, to one object.
 */
public final class Fingerprints {
  private static final String UNKNOWN = "?";

  private final Plan plan;
  private final CodeDigest code;
  private final String engine;

  /**
   * @param engine name, version and device of the tensor engine, such as {@code PyTorch 2.7.1 cpu}
   */
  public Fingerprints(Plan plan, CodeDigest code, String engine) {
    this.plan = plan;
    this.code = code;
    this.engine = engine;
  }

  /** Of a source's whole output. */
  public Fingerprint ofSource(Step step, List<? extends Listed<?>> listing) {
    return with(
        base(step, Map.of()), new Part("input.content", digestOfListing(listing).hex()));
  }

  /**
   * Of a whole output: for a map, over every entry of its input; for a barrier, over those that it consumes.
   *
   * @param inputs the manifests of the stages that the step refers to, by their ids
   */
  public Fingerprint ofStage(Step step, Map<String, Manifest> inputs) {
    return known(fingerprint(step, step.inputs(), inputs));
  }

  /**
   * Of what a task leaves for one that goes further: its whole fingerprint but for how far it goes. Empty for a step that knows no
   * such thing.
   */
  public static Optional<Fingerprint> ofState(Step step, Fingerprint whole) {
    Set<String> extents = CanonicalSpec.extents(step.spec());
    if (extents.isEmpty()) {
      return Optional.empty();
    }
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("of", "state"));
    whole.parts().stream()
        .filter(part -> !extents.contains(part.name().replaceFirst("^spec\\.", "")))
        .forEach(parts::add);
    return Optional.of(new Fingerprint(parts));
  }

  /**
   * What all items of a source or map have in common: everything but the item itself.
   *
   * @param inputs the manifests of the step's {@linkplain Step#sideInputs side inputs}, by stage id
   */
  public Fingerprint base(Step step, Map<String, Manifest> inputs) {
    return known(fingerprint(step, step.sideInputs(), inputs));
  }

  /**
   * Of one item of a source or map.
   *
   * @param base what its items have in common
   * @param item for a source the item's content, for a map the input object
   */
  public static Fingerprint ofItem(Fingerprint base, Digest item) {
    return with(base, new Part("item", item.hex()));
  }

  /** The entries of an input that a step reads: a barrier's choice, all for others. */
  public static List<Entry> consumed(Step step, Input input, Manifest manifest) {
    return consumed(step.stage(), step.spec(), input, manifest);
  }

  @SuppressWarnings("unchecked") // a step's spec is of its stage's spec class
  private static <S extends Record> List<Entry> consumed(
      Stage<S> stage, Record spec, Input input, Manifest manifest) {
    return stage instanceof BarrierStage<S, ?> barrier
        ? barrier.consumes((S) spec, input.from(), manifest.entries())
        : manifest.entries();
  }

  /** The code behind a step. */
  public Code codeOf(Step step) {
    return code.of(step.stage().getClass());
  }

  private Fingerprint fingerprint(Step step, List<Input> inputs, Map<String, Manifest> manifests) {
    Code reached = codeOf(step);
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("type", step.type()));
    parts.add(new Part("code", reached.digest().hex()));
    CanonicalSpec.of(step.spec()).forEach((key, text) -> parts.add(new Part("spec." + key, text)));
    inputs.forEach(input -> parts.add(part(step, input, manifests)));
    step.files().forEach(file -> parts.add(new Part(file.key(), file.digest().hex())));
    if (step.description().shape() == Shape.BARRIER) {
      parts.add(new Part("seed", Long.toString(plan.seed())));
    }
    if (reached.usesTensors() && !engine.isEmpty()) {
      parts.add(new Part("engine", engine));
    }
    return new Fingerprint(parts);
  }

  /** As {@link #ofStage}, with a question mark where an input's manifest is not known yet. */
  Fingerprint expected(Step step, List<Input> inputs, Map<String, Manifest> known) {
    return fingerprint(step, inputs, known);
  }

  private static Part part(Step step, Input input, Map<String, Manifest> manifests) {
    Manifest manifest = manifests.get(input.step());
    String value = manifest == null
        ? UNKNOWN
        : digestOfEntries(consumed(step, input, manifest)).hex();
    return new Part("input." + input.name(), value);
  }

  private static Fingerprint known(Fingerprint fingerprint) {
    fingerprint.parts().stream()
        .filter(part -> part.name().startsWith("input.") && part.value().equals(UNKNOWN))
        .findFirst()
        .ifPresent(part -> {
          throw new IllegalArgumentException("no manifest for " + part.name());
        });
    return fingerprint;
  }

  private static Fingerprint with(Fingerprint base, Part part) {
    return new Fingerprint(Stream.concat(base.parts().stream(), Stream.of(part)).toList());
  }

  private static Digest digestOfListing(List<? extends Listed<?>> listing) {
    return digestOfEntries(listing.stream()
        .map(item -> new Entry(item.key(), item.labels(), item.content()))
        .toList());
  }

  /** Over keys, labels and objects, whatever their order. */
  private static Digest digestOfEntries(List<Entry> entries) {
    return Digest.of(entries.stream()
        .sorted(Comparator.comparing(Entry::key))
        .flatMap(Fingerprints::words)
        .toList());
  }

  private static Stream<String> words(Entry entry) {
    Stream<String> labels = entry.labels().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(label -> Stream.of(label.getKey(), label.getValue()));
    String count = Integer.toString(entry.labels().size());
    return Stream.of(Stream.of(entry.key(), entry.digest().hex(), count), labels)
        .flatMap(words -> words);
  }
}
