package io.formant.stage.catalog;

import io.formant.stage.Counts;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.stage.Location;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One key of a spec record.
 *
 * @param name the component's name in kebab case
 * @param defaultYaml what stands for the key when it is left out
 * @param counts how it enters the fingerprint, if not with its value
 */
public record SpecKey(
    String name,
    Type type,
    String doc,
    Optional<String> defaultYaml,
    Optional<Counts.As> counts,
    RecordComponent component) {
  private static final Set<Type> OPTIONAL_NUMBERS =
      Set.of(OptionalInt.class, OptionalLong.class, OptionalDouble.class);

  /** The keys of a record in the order of its components. */
  public static List<SpecKey> of(Class<? extends Record> spec) {
    return Arrays.stream(spec.getRecordComponents()).map(SpecKey::of).toList();
  }

  private static SpecKey of(RecordComponent component) {
    return new SpecKey(
        kebab(component.getName()),
        component.getGenericType(),
        Optional.ofNullable(component.getAnnotation(Doc.class)).map(Doc::value).orElse(""),
        Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value),
        counts(component),
        component);
  }

  private static Optional<Counts.As> counts(RecordComponent component) {
    return component.isAnnotationPresent(Location.class)
        ? Optional.of(Counts.As.NOTHING)
        : Optional.ofNullable(component.getAnnotation(Counts.class)).map(Counts::value);
  }

  boolean counts(Counts.As way) {
    return counts.filter(way::equals).isPresent();
  }

  static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  /** Whether the component is an {@code Optional}, so that the key may be left out. */
  public boolean optional() {
    return OPTIONAL_NUMBERS.contains(type)
        || (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class);
  }

  public boolean required() {
    return !optional() && defaultYaml.isEmpty();
  }

  /** The component's value in a spec. */
  Object valueIn(Record spec) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(spec);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read key " + name + " of " + spec.getClass(), e);
    }
  }
}
