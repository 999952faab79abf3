package io.formant.artifact.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A record class as the codec sees it: its components in order, how to read them and how to make one again. */
final class RecordShape {
  private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
    @Override
    protected RecordShape computeValue(Class<?> type) {
      return new RecordShape(type);
    }
  };

  private final Class<?> type;
  private final List<String> names;
  private final List<Type> types;
  private final List<Field> fields;
  private final Constructor<?> constructor;

  private RecordShape(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    this.type = type;
    this.names = Stream.of(components).map(RecordComponent::getName).toList();
    this.types = Stream.of(components).map(RecordComponent::getGenericType).toList();
    this.fields = names.stream().map(name -> field(type, name)).toList();
    this.constructor = constructor(type, components);
  }

  static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  String simpleName() {
    return type.getSimpleName();
  }

  List<String> names() {
    return names;
  }

  Type type(int component) {
    return types.get(component);
  }

  /** A component's value as the record holds it, past any accessor that copies. */
  Object value(Object record, int component) {
    try {
      Object value = fields.get(component).get(record);
      if (value == null) {
        throw new IllegalArgumentException(simpleName() + "." + names.get(component) + " is null");
      }
      return value;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot read " + fields.get(component), e);
    }
  }

  Object make(Object[] values) throws FormatException {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getTargetException();
      throw new FormatException(
          simpleName() + " rejects what is stored: " + cause.getMessage(), cause);
    } catch (InstantiationException | IllegalAccessException | IllegalArgumentException e) {
      throw new FormatException("cannot make " + simpleName() + ": " + e.getMessage(), e);
    }
  }

  private static Field field(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("a record has a field for each component", e);
    }
  }

  private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
    try {
      Class<?>[] parameters =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> canonical = type.getDeclaredConstructor(parameters);
      canonical.setAccessible(true);
      return canonical;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record has a canonical constructor", e);
    }
  }
}
