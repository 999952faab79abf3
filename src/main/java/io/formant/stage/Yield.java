package io.formant.stage;

import io.formant.artifact.Artifact;
import java.util.List;
import java.util.Map;

/** What a barrier made: one object, or a set of items with distinct keys. */
public record Yield<O extends Artifact>(List<Item<O>> items) {
  public Yield {
    items = List.copyOf(items);
  }

  public static <O extends Artifact> Yield<O> one(O value) {
    return new Yield<>(List.of(Item.of("", Map.of(), value)));
  }
}
