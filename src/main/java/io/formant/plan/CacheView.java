package io.formant.plan;

import io.formant.artifact.Digest;
import io.formant.artifact.Fingerprint;
import io.formant.artifact.Index;
import io.formant.artifact.Manifest;
import io.formant.artifact.Store;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What a forecast wants to know of earlier runs; looks, and changes nothing. */
public interface CacheView {
  /** The objects that fingerprints led to and that are still there. */
  Map<Digest, Digest> find(Collection<Digest> fingerprints);

  /** A stage's output; empty when it or one of its objects is gone. */
  Optional<Manifest> manifest(Digest object);

  /** What a stage of a pipeline file depended on in its last run. */
  Optional<Fingerprint> last(Path pipeline, String stage);

  /** What a stage of a type took last. */
  Optional<Index.Timing> timing(String type, String code);

  static CacheView of(Store store) {
    return new StoreView(store);
  }
}
