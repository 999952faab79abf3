package io.formant.artifact.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Writes one stream. */
final class Encoder {
  private static final int BUFFER_BYTES = 1 << 16;

  private final OutputStream out;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final Map<Class<?>, Integer> shapes = new HashMap<>();

  Encoder(OutputStream out) {
    this.out = out;
  }

  void stream(Record value) throws IOException {
    room(Integer.BYTES).putInt(ArtifactCodec.MAGIC);
    room(1).put(ArtifactCodec.VERSION);
    text(value.getClass().getName());
    record(value);
    flush();
  }

  private void value(Object value) throws IOException {
    Primitive primitive = Primitive.ofBox(value.getClass());
    if (primitive != null) {
      one(primitive, value);
    } else if (value instanceof String string) {
      tag(Tag.STRING);
      text(string);
    } else if (value instanceof Enum<?> constant) {
      tag(Tag.ENUM);
      text(constant.name());
    } else if (value instanceof Record record) {
      record(record);
    } else if (value.getClass().isArray()) {
      array(value);
    } else {
      container(value);
    }
  }

  private void one(Primitive primitive, Object value) throws IOException {
    tag(Tag.PRIMITIVE);
    room(1).put((byte) primitive.ordinal());
    primitive.putOne(room(primitive.sizeBytes), value);
  }

  private void array(Object array) throws IOException {
    int length = Array.getLength(array);
    Primitive primitive = Primitive.ofType(array.getClass().getComponentType());
    if (primitive != null) {
      primitives(primitive, array, length);
    } else {
      values(Tag.ARRAY, List.of((Object[]) array));
    }
  }

  private void primitives(Primitive primitive, Object array, int length) throws IOException {
    tag(Tag.PRIMITIVES);
    room(1).put((byte) primitive.ordinal());
    room(Integer.BYTES).putInt(length);
    for (int from = 0; from < length; ) {
      int count =
          Math.min(room(primitive.sizeBytes).remaining() / primitive.sizeBytes, length - from);
      primitive.put(buffer, array, from, count);
      from += count;
    }
  }

  private void container(Object value) throws IOException {
    if (value instanceof List<?> list) {
      values(Tag.LIST, list);
    } else if (value instanceof Map<?, ?> map) {
      map(map);
    } else if (value instanceof Optional<?> optional) {
      optional(optional);
    } else if (value instanceof OptionalInt optional) {
      optional(optional.isPresent() ? Optional.of(optional.getAsInt()) : Optional.empty());
    } else if (value instanceof OptionalLong optional) {
      optional(optional.isPresent() ? Optional.of(optional.getAsLong()) : Optional.empty());
    } else if (value instanceof OptionalDouble optional) {
      optional(optional.isPresent() ? Optional.of(optional.getAsDouble()) : Optional.empty());
    } else {
      throw new IllegalArgumentException(
          "an artifact cannot hold a " + value.getClass().getName());
    }
  }

  private void values(Tag tag, List<?> values) throws IOException {
    tag(tag);
    room(Integer.BYTES).putInt(values.size());
    for (Object value : values) {
      value(value);
    }
  }

  private void map(Map<?, ?> map) throws IOException {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put((String) key, value));
    tag(Tag.MAP);
    room(Integer.BYTES).putInt(sorted.size());
    for (Map.Entry<String, Object> entry : sorted.entrySet()) {
      text(entry.getKey());
      value(entry.getValue());
    }
  }

  private void optional(Optional<?> optional) throws IOException {
    tag(optional.isPresent() ? Tag.PRESENT : Tag.EMPTY);
    if (optional.isPresent()) {
      value(optional.get());
    }
  }

  private void record(Record record) throws IOException {
    RecordShape shape = RecordShape.of(record.getClass());
    tag(Tag.RECORD);
    shape(record.getClass(), shape);
    for (int component = 0; component < shape.names().size(); component++) {
      value(shape.value(record, component));
    }
  }

  private void shape(Class<?> type, RecordShape shape) throws IOException {
    int number = shapes.getOrDefault(type, shapes.size());
    room(Integer.BYTES).putInt(number);
    if (shapes.putIfAbsent(type, number) == null) {
      text(shape.simpleName());
      room(Integer.BYTES).putInt(shape.names().size());
      for (String name : shape.names()) {
        text(name);
      }
    }
  }

  private void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    room(Integer.BYTES).putInt(bytes.length);
    for (int from = 0; from < bytes.length; ) {
      int count = Math.min(room(1).remaining(), bytes.length - from);
      buffer.put(bytes, from, count);
      from += count;
    }
  }

  private void tag(Tag tag) throws IOException {
    room(1).put((byte) tag.ordinal());
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
