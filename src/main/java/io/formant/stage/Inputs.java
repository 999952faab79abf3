package io.formant.stage;

import io.formant.artifact.Artifact;
import io.formant.artifact.SetOf;
import java.util.List;

/** The finished outputs that a stage's references name. */
public interface Inputs extends InputTraits {
  /** The items of a set in key order; for a barrier, those that it {@link BarrierStage#consumes consumes}. */
  <I extends Artifact> List<Item<I>> items(From<? extends SetOf<I>> from);

  /** A single object, such as a model. */
  <A extends Artifact> A one(From<A> from);
}
