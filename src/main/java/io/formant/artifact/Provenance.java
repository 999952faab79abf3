package io.formant.artifact;

import java.util.List;

/**
 * What made a stage's output, stored beside it; the index can be rebuilt from these.
 *
 * @param type the stage's type
 * @param fingerprint of the whole stage
 * @param manifest what it made
 * @param itemFingerprints of the manifest's entries, in their order; empty for a barrier
 */
public record Provenance(
    String type, Fingerprint fingerprint, Digest manifest, List<Digest> itemFingerprints)
    implements Artifact {
  public Provenance {
    itemFingerprints = List.copyOf(itemFingerprints);
  }
}
