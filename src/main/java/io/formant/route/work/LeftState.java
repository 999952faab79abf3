package io.formant.route.work;

import io.formant.artifact.Artifact;
import io.formant.artifact.CorruptObjectException;
import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.artifact.Fingerprint;
import io.formant.artifact.Manifest;
import io.formant.artifact.Provenance;
import io.formant.artifact.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What tasks that differ in how far they go alone leave for each other; in the store as a stage's output is. */
final class LeftState {
  private final Store store;
  private final String type;
  private final Optional<Fingerprint> key;
  private @Nullable Artifact last;

  /**
   * @param key what such tasks have in common; empty where the stage knows no such thing
   */
  LeftState(Store store, String type, Optional<Fingerprint> key) {
    this.store = store;
    this.type = type;
    this.key = key;
  }

  Optional<Artifact> earlier() {
    return key.map(Fingerprint::digest).flatMap(store.index()::find).flatMap(this::read);
  }

  private Optional<Artifact> read(Digest manifest) {
    try {
      Digest object = store.read(manifest, Manifest.class).entries().get(0).digest();
      return Optional.of(store.read(object, Artifact.class));
    } catch (CorruptObjectException e) {
      return Optional.empty(); // so the work begins anew
    }
  }

  void leave(Artifact state) {
    last = state;
  }

  /** Stores what was left. */
  void keep() {
    Artifact state = last;
    if (state != null && key.isPresent()) {
      Entry entry = new Entry("", Map.of(), store.put(state));
      Digest manifest = store.put(new Manifest(List.of(entry)));
      store.put(new Provenance(type, key.get(), manifest, List.of()));
      store.index().record(key.get().digest(), manifest);
    }
  }
}
