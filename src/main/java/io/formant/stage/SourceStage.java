package io.formant.stage;

import io.formant.artifact.Artifact;
import io.formant.artifact.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A stage that has no inputs: it lists what there is, then loads item by item, each cached by its content. */
public non-sealed interface SourceStage<S extends Record, O extends Artifact> extends Stage<S> {
  /** What it will yield; may look at the data (a header), and throws {@link Rejection} when there is none. */
  Traits outputs(S spec);

  /** Every item in key order, nothing decoded. */
  List<Listed> list(S spec) throws IOException;

  O load(S spec, Listed item) throws Exception;

  /**
   * An item before it is loaded.
   *
   * @param content digest of everything the item is made from (the file's bytes, its line of metadata)
   */
  record Listed(String key, Map<String, String> labels, Digest content) {
    public Listed {
      labels = Map.copyOf(labels);
    }
  }
}
