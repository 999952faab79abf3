package io.formant.stage;

import io.formant.artifact.Artifact;
import io.formant.artifact.Entry;
import java.util.List;

/** A stage that needs all its input at once: train, sample, evaluate. */
public non-sealed interface BarrierStage<S extends Record, O extends Artifact> extends Stage<S> {
  Traits outputs(S spec, InputTraits in);

  /**
   * The entries of an input that this stage reads; its key covers these alone, so that a new {@code test} clip retrains
   * nothing. To depend on labels alone (which voices are asked for), it may return entries of its own making; their values
   * cannot be read.
   */
  default List<Entry> consumes(S spec, From<?> from, List<Entry> entries) {
    return entries;
  }

  Yield<O> run(S spec, Inputs in, Task task) throws Exception;
}
