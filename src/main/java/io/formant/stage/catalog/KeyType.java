package io.formant.stage.catalog;

import io.formant.stage.From;
import io.formant.stage.PublishedFile;
import io.formant.stage.Traits;
import io.formant.stage.Weights;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** What may stand as the value of a key: the closed set of types that a spec record's components can have. */
public sealed interface KeyType {
  /** The type in messages: {@code a whole number}. */
  String words();

  /** A whole number of at most so many bits. */
  record Whole(Class<?> target) implements KeyType {
    @Override
    public String words() {
      return "a whole number";
    }
  }

  /** A number. */
  record Decimal(Class<?> target) implements KeyType {
    @Override
    public String words() {
      return "a number";
    }
  }

  /** True or false. */
  record Truth() implements KeyType {
    @Override
    public String words() {
      return "true or false";
    }
  }

  /** A word, or any scalar as it is written. */
  record Text() implements KeyType {
    @Override
    public String words() {
      return "text";
    }
  }

  /** A file or folder. */
  record FilePath() implements KeyType {
    @Override
    public String words() {
      return "a path";
    }
  }

  /** One of an enum's constants, as it prints, in kebab case. */
  record Choice(Class<?> target) implements KeyType {
    @Override
    public String words() {
      return names().size() == 1 ? names().get(0) : "one of " + String.join(", ", names());
    }

    public List<String> names() {
      return Arrays.stream(target.getEnumConstants()).map(Choice::name).toList();
    }

    static String name(Object constant) {
      return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Optional<Object> named(String name) {
      return Arrays.stream(target.getEnumConstants())
          .map(Object.class::cast)
          .filter(constant -> name(constant).equals(name))
          .findFirst();
    }
  }

  /** The id of a stage that yields the kind. */
  record Reference(Class<?> kind) implements KeyType {
    @Override
    public String words() {
      return "the id of a stage that yields " + Traits.nameOf(kind);
    }
  }

  /** A file whose bytes count, perhaps pinned. */
  record PinnedFile() implements KeyType {
    @Override
    public String words() {
      return "a file, perhaps as {file: …, sha256: …, licence: …}";
    }
  }

  /** The id of a stage that trains a model of the kind, or a file that holds one. */
  record Model(Class<?> kind) implements KeyType {
    @Override
    public String words() {
      return new Reference(kind).words()
          + ", or a file of one, perhaps as {file: …, sha256: …, licence: …}";
    }
  }

  /** Present or left out; {@code container} is one of the four optional types. */
  record Maybe(Class<?> container, KeyType inner) implements KeyType {
    @Override
    public String words() {
      return inner.words();
    }
  }

  /** A list. */
  record Listing(KeyType item) implements KeyType {
    @Override
    public String words() {
      return "a list, each item " + item.words();
    }
  }

  /** A mapping with keys of the user's choice. */
  record Named(KeyType item) implements KeyType {
    @Override
    public String words() {
      return "a mapping, each value " + item.words();
    }
  }

  /** A mapping with the keys of a record. */
  record Nested(Class<? extends Record> target) implements KeyType {
    @Override
    public String words() {
      return "a mapping with "
          + SpecKey.of(target).stream().map(SpecKey::name).collect(Collectors.joining(", "));
    }
  }

  /**
   * The key type of a record component's type.
   *
   * @throws IllegalArgumentException for a type that no key can have
   */
  static KeyType of(Type type) {
    Class<?> raw = TypeArguments.raw(type);
    if (raw == From.class) {
      return new Reference(TypeArguments.raw(TypeArguments.argument(type, 0)));
    }
    if (raw == Weights.class) {
      return new Model(TypeArguments.raw(TypeArguments.argument(type, 0)));
    }
    if (raw == PublishedFile.class) {
      return new PinnedFile();
    }
    if (raw == Optional.class) {
      return new Maybe(raw, of(TypeArguments.argument(type, 0)));
    }
    if (raw == List.class) {
      return new Listing(of(TypeArguments.argument(type, 0)));
    }
    if (raw == Map.class) {
      return new Named(of(TypeArguments.argument(type, 1)));
    }
    return raw.isRecord() ? new Nested(raw.asSubclass(Record.class)) : plain(raw);
  }

  private static KeyType plain(Class<?> raw) {
    if (Set.of(int.class, Integer.class, long.class, Long.class).contains(raw)) {
      return new Whole(raw);
    }
    if (Set.of(double.class, Double.class, float.class, Float.class).contains(raw)) {
      return new Decimal(raw);
    }
    if (raw == OptionalInt.class) {
      return new Maybe(raw, new Whole(int.class));
    }
    if (raw == OptionalLong.class) {
      return new Maybe(raw, new Whole(long.class));
    }
    if (raw == OptionalDouble.class) {
      return new Maybe(raw, new Decimal(double.class));
    }
    return word(raw);
  }

  private static KeyType word(Class<?> raw) {
    if (raw == boolean.class || raw == Boolean.class) {
      return new Truth();
    }
    if (raw == String.class) {
      return new Text();
    }
    if (raw == Path.class) {
      return new FilePath();
    }
    if (raw.isEnum()) {
      return new Choice(raw);
    }
    throw new IllegalArgumentException(raw + " cannot be the type of a key");
  }
}
