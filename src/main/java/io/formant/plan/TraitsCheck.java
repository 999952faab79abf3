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
import io.formant.stage.catalog.Mention;
import io.formant.stage.catalog.SpecReference;
import io.formant.yaml.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks a stage what it yields from what its inputs yield, after the kinds of the inputs are seen to be right. */
final class TraitsCheck {
  private final List<Problem> problems;
  private final Function<String, Optional<Traits>> known;

  /**
   * @param known the traits of a stage by its id, where they could be told
   */
  TraitsCheck(List<Problem> problems, Function<String, Optional<Traits>> known) {
    this.problems = problems;
    this.known = known;
  }

  /** What the stage yields; empty when it or what it needs has problems. */
  Optional<Traits> of(Draft draft) {
    int before = problems.size();
    draft.mentions().forEach(this::checkKind);
    boolean complete =
        draft.mentions().stream().allMatch(mention -> known.apply(mention.id()).isPresent());
    return problems.size() == before && complete
        ? draft.spec().flatMap(spec -> outputs(draft, spec))
        : Optional.empty();
  }

  private void checkKind(Mention mention) {
    known
        .apply(mention.id())
        .filter(traits -> !mention.kind().isAssignableFrom(traits.kind()))
        .ifPresent(traits -> problems.add(Problem.at(
            mention.word().mark(),
            "'" + mention.id() + "' yields " + traits.kindName() + ", expected "
                + Traits.nameOf(mention.kind()))));
  }

  private Optional<Traits> outputs(Draft draft, Record spec) {
    try {
      return Optional.of(outputs(draft.description().stage(), spec));
    } catch (Rejection rejection) {
      boolean written = draft.source().value(rejection.key()).isPresent();
      problems.add(Problem.at(
          written ? draft.source().locate(rejection.key()) : draft.mark(),
          String.valueOf(rejection.getMessage())));
      return Optional.empty();
    }
  }

  @SuppressWarnings("unchecked") // a description's spec class is its stage's type argument
  private <S extends Record> Traits outputs(Stage<S> stage, Record record) {
    S spec = (S) record;
    InputTraits in = from -> known.apply(from.id()).orElseThrow();
    if (stage instanceof SourceStage<S, ?> source) {
      return source.outputs(spec);
    }
    if (stage instanceof MapStage<S, ?, ?> map) {
      return map.outputs(spec, in.of(mapped(record)));
    }
    if (stage instanceof PreparedMapStage<S, ?, ?, ?> map) {
      return map.outputs(spec, in);
    }
    return ((BarrierStage<S, ?>) stage).outputs(spec, in);
  }

  private static From<?> mapped(Record spec) {
    return SpecReference.of(spec).stream()
        .filter(reference -> reference.name().equals("from"))
        .findFirst()
        .orElseThrow()
        .from();
  }
}
