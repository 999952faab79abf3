package io.formant.stage.catalog;

import io.formant.stage.Stage;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every stage there is, by type. */
@Singleton
public final class StageCatalog {
  private final SortedMap<String, StageDescription> byType = new TreeMap<>();

  /**
   * @throws IllegalArgumentException when two stages have one type, or one breaks the rules of stages
   */
  @Inject
  public StageCatalog(@All List<Stage<?>> stages) {
    for (Stage<?> stage : stages) {
      StageDescription description = StageDescription.of(stage);
      StageDescription other = byType.put(description.type(), description);
      if (other != null) {
        throw new IllegalArgumentException("stage type '" + description.type() + "' is both "
            + other.stage().getClass() + " and " + stage.getClass());
      }
    }
  }

  public Optional<StageDescription> find(String type) {
    return Optional.ofNullable(byType.get(type));
  }

  public Set<String> types() {
    return byType.keySet();
  }

  /** In the order of their types. */
  public Collection<StageDescription> all() {
    return byType.values();
  }
}
