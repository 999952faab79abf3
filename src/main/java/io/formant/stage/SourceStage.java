package io.formant.stage;

import io.formant.artifact.Artifact;
import io.formant.artifact.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** A stage that has no inputs: it lists what there is, then each item is loaded, cached by its content. */
public non-sealed interface SourceStage<S extends Record, O extends Artifact> extends Stage<S> {
  /** What it will yield; may look at the data (a header), and throws {@link Rejection} when there is none. */
  Traits outputs(S spec);

  /** Every item in key order, nothing decoded. */
  List<Listed<O>> list(S spec) throws IOException;

  /**
   * An item before it is loaded.
   *
   * @param content digest of everything the item is made from (the file's bytes, its line of metadata)
   * @param loader loads it; called by any thread, only when the cache does not have it
   */
  record Listed<O extends Artifact>(
      String key, Map<String, String> labels, Digest content, Callable<O> loader) {
    public Listed {
      labels = Map.copyOf(labels);
    }
  }
}
