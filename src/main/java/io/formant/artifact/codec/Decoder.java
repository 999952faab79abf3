package io.formant.artifact.codec;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads one stream; what the target's components declare says which values may stand there. */
final class Decoder {
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(0);
  private final List<Stored> shapes = new ArrayList<>();
  private long unreadBytes;

  /** A shape as the stream spells it. */
  private record Stored(String simpleName, List<String> names) {}

  Decoder(InputStream in, long sizeBytes) {
    this.in = in;
    this.unreadBytes = sizeBytes;
  }

  /** Checks the stream's head and returns the name of the record's class. */
  String head() throws IOException {
    if (need(Integer.BYTES).getInt() != ArtifactCodec.MAGIC) {
      throw new FormatException("not an artifact: it does not start with FMNT");
    }
    byte version = need(1).get();
    if (version != ArtifactCodec.VERSION) {
      throw new FormatException(
          "format version " + version + ", this program reads " + ArtifactCodec.VERSION);
    }
    return text();
  }

  /** The record after the head, and nothing after it. */
  Object body(Class<?> type) throws IOException {
    Object value = value(type);
    if (buffer.hasRemaining() || unreadBytes > 0) {
      throw new FormatException("more bytes than the " + type.getSimpleName() + " that it holds");
    }
    return value;
  }

  private Object value(Type type) throws IOException {
    Class<?> raw = rawClass(type);
    Tag tag = Tag.of(need(1).get());
    return switch (tag) {
      case PRIMITIVE -> one(raw);
      case PRIMITIVES -> primitives(raw);
      case STRING -> string(raw);
      case ENUM -> constant(raw);
      case EMPTY, PRESENT -> optional(tag, raw, type);
      case LIST -> list(raw, type);
      case ARRAY -> array(raw, type);
      case MAP -> map(raw, type);
      case RECORD -> record(raw);
    };
  }

  private Object one(Class<?> raw) throws IOException {
    Primitive primitive = Primitive.of(need(1).get());
    expect(raw == primitive.type || raw == primitive.box, raw, primitive.type.getName());
    return primitive.getOne(need(primitive.sizeBytes));
  }

  private Object primitives(Class<?> raw) throws IOException {
    Primitive primitive = Primitive.of(need(1).get());
    expect(raw.getComponentType() == primitive.type, raw, primitive.type.getName() + "[]");
    int length = length(primitive.sizeBytes);
    Object array = Array.newInstance(primitive.type, length);
    for (int from = 0; from < length; ) {
      int count =
          Math.min(need(primitive.sizeBytes).remaining() / primitive.sizeBytes, length - from);
      primitive.get(buffer, array, from, count);
      from += count;
    }
    return array;
  }

  private Object string(Class<?> raw) throws IOException {
    expect(raw == String.class, raw, "string");
    return text();
  }

  private Object constant(Class<?> raw) throws IOException {
    expect(raw.isEnum(), raw, "enum constant");
    String name = text();
    for (Object constant : raw.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new FormatException(raw.getSimpleName() + " has no constant " + name);
  }

  private Object optional(Tag tag, Class<?> raw, Type type) throws IOException {
    boolean present = tag == Tag.PRESENT;
    if (raw == OptionalInt.class) {
      return present ? OptionalInt.of((int) value(int.class)) : OptionalInt.empty();
    } else if (raw == OptionalLong.class) {
      return present ? OptionalLong.of((long) value(long.class)) : OptionalLong.empty();
    } else if (raw == OptionalDouble.class) {
      return present ? OptionalDouble.of((double) value(double.class)) : OptionalDouble.empty();
    }
    expect(raw == Optional.class, raw, "optional");
    return present ? Optional.of(value(argument(type, 0))) : Optional.empty();
  }

  private Object list(Class<?> raw, Type type) throws IOException {
    expect(raw == List.class, raw, "list");
    Type element = argument(type, 0);
    int length = length(1);
    List<Object> values = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      values.add(value(element));
    }
    return Collections.unmodifiableList(values);
  }

  private Object array(Class<?> raw, Type type) throws IOException {
    expect(raw.isArray() && !raw.getComponentType().isPrimitive(), raw, "array");
    Type element = type instanceof GenericArrayType generic
        ? generic.getGenericComponentType()
        : raw.getComponentType();
    int length = length(1);
    Object[] values = (Object[]) Array.newInstance(raw.getComponentType(), length);
    for (int i = 0; i < length; i++) {
      values[i] = value(element);
    }
    return values;
  }

  private Object map(Class<?> raw, Type type) throws IOException {
    expect(raw == Map.class, raw, "map");
    Type element = argument(type, 1);
    int length = length(Integer.BYTES);
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < length; i++) {
      values.put(text(), value(element));
    }
    return Collections.unmodifiableMap(values);
  }

  private Object record(Class<?> raw) throws IOException {
    Stored stored = shape();
    Class<?> type = recordClass(raw, stored.simpleName());
    RecordShape shape = RecordShape.of(type);
    if (!shape.names().equals(stored.names())) {
      throw new FormatException(type.getSimpleName() + " was stored with " + stored.names()
          + ", now has " + shape.names());
    }
    Object[] values = new Object[stored.names().size()];
    for (int component = 0; component < values.length; component++) {
      values[component] = value(shape.type(component));
    }
    return shape.make(values);
  }

  private Stored shape() throws IOException {
    int number = need(Integer.BYTES).getInt();
    if (number < 0 || number > shapes.size()) {
      throw new FormatException("unknown shape " + number);
    }
    if (number == shapes.size()) {
      shapes.add(new Stored(text(), names()));
    }
    return shapes.get(number);
  }

  private List<String> names() throws IOException {
    int length = length(Integer.BYTES);
    List<String> names = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      names.add(text());
    }
    return names;
  }

  private static Class<?> recordClass(Class<?> declared, String simpleName) throws FormatException {
    return records(declared)
        .filter(type -> type.getSimpleName().equals(simpleName))
        .findFirst()
        .orElseThrow(() -> new FormatException(
            "a " + simpleName + " is stored where " + declared.getSimpleName() + " is expected"));
  }

  /** The record itself, or every record that a sealed interface permits. */
  private static Stream<Class<?>> records(Class<?> declared) {
    if (declared.isSealed()) {
      return Stream.of(declared.getPermittedSubclasses()).flatMap(Decoder::records);
    }
    return declared.isRecord() ? Stream.of(declared) : Stream.empty();
  }

  private static Class<?> rawClass(Type type) throws FormatException {
    if (type instanceof Class<?> plain) {
      return plain;
    } else if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    } else if (type instanceof GenericArrayType array) {
      return rawClass(array.getGenericComponentType()).arrayType();
    }
    throw new FormatException("an artifact's component cannot be a " + type.getTypeName());
  }

  private static Type argument(Type type, int index) throws FormatException {
    if (type instanceof ParameterizedType parameterized) {
      return parameterized.getActualTypeArguments()[index];
    }
    throw new FormatException("a component of raw type " + type.getTypeName() + " cannot be read");
  }

  private static void expect(boolean fits, Class<?> expected, String stored)
      throws FormatException {
    if (!fits) {
      throw new FormatException(
          "a " + stored + " is stored where " + expected.getSimpleName() + " is expected");
    }
  }

  private String text() throws IOException {
    byte[] bytes = new byte[length(1)];
    for (int from = 0; from < bytes.length; ) {
      int count = Math.min(need(1).remaining(), bytes.length - from);
      buffer.get(bytes, from, count);
      from += count;
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A length whose elements can still be there, so that a damaged one does not exhaust the memory. */
  private int length(int elementBytes) throws IOException {
    int length = need(Integer.BYTES).getInt();
    if (length < 0 || (long) length * elementBytes > unreadBytes + buffer.remaining()) {
      throw new FormatException("a length of " + length + " is more than the stream holds");
    }
    return length;
  }

  private ByteBuffer need(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      buffer.compact();
      while (buffer.position() < bytes) {
        fill();
      }
      buffer.flip();
    }
    return buffer;
  }

  private void fill() throws IOException {
    int count =
        in.read(buffer.array(), buffer.position(), (int) Math.min(buffer.remaining(), unreadBytes));
    if (count <= 0) {
      throw new FormatException("ends too early");
    }
    buffer.position(buffer.position() + count);
    unreadBytes -= count;
  }
}
