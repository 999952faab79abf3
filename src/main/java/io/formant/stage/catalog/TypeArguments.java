package io.formant.stage.catalog;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a class puts in the place of an interface's type parameters. */
final class TypeArguments {
  private TypeArguments() {}

  /** The arguments that {@code type} gives to {@code target}; empty when it does not implement it. */
  static Optional<List<Type>> of(Type type, Class<?> target) {
    return find(type, target, Map.of());
  }

  private static Optional<List<Type>> find(
      Type type, Class<?> target, Map<TypeVariable<?>, Type> outer) {
    Class<?> raw = raw(type);
    Map<TypeVariable<?>, Type> bound = bound(type, outer);
    if (raw == target) {
      return Optional.of(Arrays.stream(raw.getTypeParameters())
          .map(v -> bound.getOrDefault(v, v))
          .toList());
    }
    return Stream.concat(
            Stream.ofNullable(raw.getGenericSuperclass()),
            Arrays.stream(raw.getGenericInterfaces()))
        .filter(parent -> target.isAssignableFrom(raw(parent)))
        .findFirst()
        .flatMap(parent -> find(parent, target, bound));
  }

  private static Map<TypeVariable<?>, Type> bound(Type type, Map<TypeVariable<?>, Type> outer) {
    Map<TypeVariable<?>, Type> bound = new HashMap<>();
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      for (int i = 0; i < arguments.length; i++) {
        Type argument =
            arguments[i] instanceof TypeVariable<?> v ? outer.getOrDefault(v, v) : arguments[i];
        bound.put(raw(type).getTypeParameters()[i], argument);
      }
    }
    return bound;
  }

  /** The class behind a type: a wildcard's or variable's upper bound. */
  static Class<?> raw(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType generic) {
      return raw(generic.getRawType());
    }
    if (type instanceof WildcardType wildcard) {
      return raw(wildcard.getUpperBounds()[0]);
    }
    if (type instanceof TypeVariable<?> variable) {
      return raw(variable.getBounds()[0]);
    }
    throw new IllegalArgumentException(type + " cannot be the type of a key");
  }

  /** The n-th argument of a generic type. */
  static Type argument(Type type, int n) {
    if (type instanceof ParameterizedType generic) {
      return generic.getActualTypeArguments()[n];
    }
    throw new IllegalArgumentException(
        type + " cannot be the type of a key: it lacks type arguments");
  }
}
