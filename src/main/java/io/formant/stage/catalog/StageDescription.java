package io.formant.stage.catalog;

import io.formant.artifact.Artifact;
import io.formant.stage.BarrierStage;
import io.formant.stage.MapStage;
import io.formant.stage.PreparedMapStage;
import io.formant.stage.SourceStage;
import io.formant.stage.Stage;
import io.formant.stage.StageType;
import io.formant.stage.Traits;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/**
 * A stage as its users know it.
 *
 * @param type its name in YAML
 * @param example a flow mapping that uses it
 * @param output the artifact it makes, or the item of the set that it makes
 */
public record StageDescription(
    String type,
    String about,
    String example,
    Shape shape,
    List<SpecKey> keys,
    Class<? extends Record> spec,
    Class<? extends Artifact> output,
    Stage<?> stage) {

  /** How a stage runs. */
  public enum Shape {
    SOURCE(SourceStage.class),
    MAP(MapStage.class),
    PREPARED_MAP(PreparedMapStage.class),
    BARRIER(BarrierStage.class);

    private final Class<?> contract;

    Shape(Class<?> contract) {
      this.contract = contract;
    }

    /** Whether it works item by item over the set that its key {@code from} names. */
    public boolean maps() {
      return this == MAP || this == PREPARED_MAP;
    }

    private static Shape of(Stage<?> stage) {
      for (Shape shape : values()) {
        if (shape.contract.isInstance(stage)) {
          return shape;
        }
      }
      throw new IllegalStateException(stage.getClass() + " has no shape");
    }
  }

  public StageDescription {
    keys = List.copyOf(keys);
  }

  /**
   * Reads a stage's class.
   *
   * @throws IllegalArgumentException when the class breaks the rules of stages
   */
  public static StageDescription of(Stage<?> stage) {
    Class<?> type = stage.getClass();
    StageType name = type.getAnnotation(StageType.class);
    if (name == null) {
      throw new IllegalArgumentException(type + " lacks @StageType");
    }
    Shape shape = Shape.of(stage);
    List<Type> arguments = TypeArguments.of(type, shape.contract).orElseThrow();
    Class<? extends Record> spec = TypeArguments.raw(arguments.get(0)).asSubclass(Record.class);
    Class<? extends Artifact> output =
        TypeArguments.raw(arguments.get(arguments.size() - 1)).asSubclass(Artifact.class);
    List<SpecKey> keys = SpecKey.of(spec);
    keys.forEach(key -> KeyType.of(key.type()));
    if (shape.maps() && keys.stream().noneMatch(key -> key.name().equals("from"))) {
      throw new IllegalArgumentException(type + " maps over a set but has no key 'from'");
    }
    return new StageDescription(
        name.value(), name.about(), name.example(), shape, keys, spec, output, stage);
  }

  public Optional<SpecKey> key(String name) {
    return keys.stream().filter(key -> key.name().equals(name)).findFirst();
  }

  /** What comes out, for the stage reference: {@code clip, one per item}. */
  public String yields() {
    String word = Traits.nameOf(output);
    return switch (shape) {
      case SOURCE -> word + ", one per item found";
      case MAP, PREPARED_MAP -> word + ", one per item of from";
      case BARRIER -> word;
    };
  }
}
