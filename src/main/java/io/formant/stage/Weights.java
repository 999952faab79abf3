package io.formant.stage;

import io.formant.artifact.Artifact;
import java.util.Optional;

/**
 * Where a model comes from: a stage of the pipeline that trains one, or a file that somebody published. In YAML a bare word is a
 * stage; a file contains {@code /} or {@code .}, or is written as a {@link PublishedFile}'s mapping.
 *
 * <pre>{@code
 * record Spec(@Doc("clips to embed") From<Clips> from, @Doc("model") Weights<ClapModel> weights) {}
 *
 * Traits outputs(Spec spec, InputTraits in) {
 *   return spec.weights().stage().isPresent() ? trained(…) : published(…);
 * }
 * }</pre>
 *
 * @param <A> the kind of a trained model
 */
public sealed interface Weights<A extends Artifact> {

  /** By a stage. */
  record Trained<A extends Artifact>(From<A> from) implements Weights<A> {}

  /** In a file. */
  record Published<A extends Artifact>(PublishedFile published) implements Weights<A> {}

  /** The stage that trains it, if one does. */
  default Optional<From<A>> stage() {
    return this instanceof Trained<A> trained ? Optional.of(trained.from()) : Optional.empty();
  }

  /** The file that holds it, if one does. */
  default Optional<PublishedFile> file() {
    return this instanceof Published<A> published
        ? Optional.of(published.published())
        : Optional.empty();
  }
}
