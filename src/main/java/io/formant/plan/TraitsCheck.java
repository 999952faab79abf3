package io.formant.plan;

import io.formant.stage.BarrierStage;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.MapStage;
import io.formant.stage.PreparedMapStage;
import io.formant.stage.Rejection;
import io.formant.stage.SourceStage;
import io.formant.stage.Stage;
import io.formant.stage.Traits;
import io.formant.stage.catalog.SpecReference;
import io.formant.yaml.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks a stage what it yields from what its inputs yield, after the kinds of the inputs are seen to be right. */
final class TraitsCheck {
  private final List<Problem> problems;
  private final Function<String, Traits> known;

  /**
   * @param known the traits of a stage by its id
   */
  TraitsCheck(List<Problem> problems, Function<String, Traits> known) {
    this.problems = problems;
    this.known = known;
  }

  /** What the stage yields; empty with problems added when its inputs don't suit it. */
  Optional<Traits> of(Draft draft) {
    int before = problems.size();
    draft.references().forEach(reference -> checkKind(draft, reference));
    if (problems.size() > before) {
      return Optional.empty();
    }
    try {
      return Optional.of(outputs(draft.description().stage(), draft));
    } catch (Rejection rejection) {
      problems.add(Problem.at(
          draft.source().value(rejection.key()).isPresent()
              ? draft.source().locate(rejection.key())
              : draft.mark(),
          rejection.getMessage()));
      return Optional.empty();
    }
  }

  private void checkKind(Draft draft, SpecReference reference) {
    String id = reference.from().id();
    Traits traits = known.apply(id);
    if (!reference.kind().isAssignableFrom(traits.kind())) {
      problems.add(Problem.at(
          draft.markOf(reference),
          "'" + id + "' yields " + traits.kindName() + ", expected "
              + Traits.nameOf(reference.kind())));
    }
  }

  @SuppressWarnings("unchecked") // a description's spec class is its stage's type argument
  private <S extends Record> Traits outputs(Stage<S> stage, Draft draft) {
    S spec = (S) draft.spec();
    InputTraits in = from -> known.apply(from.id());
    if (stage instanceof SourceStage<S, ?> source) {
      return source.outputs(spec);
    }
    if (stage instanceof MapStage<S, ?, ?> map) {
      return map.outputs(spec, in.of(mapped(draft)));
    }
    if (stage instanceof PreparedMapStage<S, ?, ?, ?> map) {
      return map.outputs(spec, in);
    }
    return ((BarrierStage<S, ?>) stage).outputs(spec, in);
  }

  private static From<?> mapped(Draft draft) {
    return draft.references().stream()
        .filter(reference -> reference.name().equals("from"))
        .findFirst()
        .orElseThrow()
        .from();
  }
}
