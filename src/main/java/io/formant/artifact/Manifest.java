package io.formant.artifact;

import java.util.List;

/** A stage's whole output: its entries in key order. A single object is one entry with an empty key. */
@Kind("manifest")
public record Manifest(List<Entry> entries) implements Artifact {
  public Manifest {
    entries = List.copyOf(entries);
  }
}
