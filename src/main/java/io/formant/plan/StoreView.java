package io.formant.plan;

import io.formant.artifact.CorruptObjectException;
import io.formant.artifact.Digest;
import io.formant.artifact.Fingerprint;
import io.formant.artifact.Index;
import io.formant.artifact.Manifest;
import io.formant.artifact.Store;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What an open store holds. */
record StoreView(Store store) implements CacheView {

  @Override
  public Map<Digest, Digest> find(Collection<Digest> fingerprints) {
    Map<Digest, Digest> found = store.index().find(fingerprints);
    found.values().removeIf(object -> !store.holds(object));
    return found;
  }

  @Override
  public Optional<Manifest> manifest(Digest object) {
    try {
      return Optional.of(store.read(object, Manifest.class))
          .filter(manifest -> manifest.entries().stream().allMatch(e -> store.holds(e.digest())));
    } catch (CorruptObjectException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Fingerprint> last(Path pipeline, String stage) {
    return store.index().last(pipeline, stage);
  }

  @Override
  public Optional<Index.Timing> timing(String type, String code) {
    return store.index().timing(type, code);
  }
}
