package io.formant.stage.catalog;

import io.formant.yaml.Mark;
import io.formant.yaml.Nearest;
import io.formant.yaml.Problem;
import io.formant.yaml.Value;
import io.formant.yaml.Value.Mapping;
import io.formant.yaml.YamlText;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a YAML mapping into a spec record. Every problem is reported: unknown and missing keys, values of the wrong type, and
 * what the record's compact constructor refuses, shown at the key that its message begins with, else at the whole.
 */
public final class SpecBinder {
  private final List<Problem> problems;
  private final ValueBinder values;
  private final List<Mention> mentions = new ArrayList<>();

  /**
   * @param problems where problems are added
   */
  public SpecBinder(List<Problem> problems) {
    this.problems = problems;
    this.values = new ValueBinder(this, problems, mentions::add);
  }

  /** Every word met so far that is to be the id of a stage, also where binding failed for another reason. */
  public List<Mention> mentions() {
    return List.copyOf(mentions);
  }

  /**
   * Binds a stage's mapping; its {@code type} key is left to the caller.
   *
   * @param owner in messages, such as {@code stage resample}
   * @param mark where what is missing is shown
   * @return empty when the problems that were added leave no spec; an unknown key alone leaves one
   */
  public <S extends Record> Optional<S> bind(
      Class<S> spec, Mapping mapping, String owner, Mark mark) {
    return bind(spec, mapping, owner, mark, Set.of("type"));
  }

  <S extends Record> Optional<S> bind(
      Class<S> spec, Mapping mapping, String owner, Mark mark, Set<String> others) {
    List<SpecKey> keys = SpecKey.of(spec);
    refuseUnknown(keys, mapping, owner, others);
    List<Object> arguments = new ArrayList<>();
    keys.forEach(key -> argument(key, mapping, owner, mark).ifPresent(arguments::add));
    return arguments.size() < keys.size()
        ? Optional.empty()
        : construct(spec, keys, arguments.toArray(), mapping, mark);
  }

  private void refuseUnknown(
      List<SpecKey> keys, Mapping mapping, String owner, Set<String> others) {
    List<String> known = keys.stream().map(SpecKey::name).toList();
    mapping.fields().forEach((name, field) -> {
      if (!known.contains(name) && !others.contains(name)) {
        problems.add(new Problem(
            field.mark(), "unknown key '" + name + "' for " + owner, Nearest.hint(name, known)));
      }
    });
  }

  private Optional<Object> argument(SpecKey key, Mapping mapping, String owner, Mark mark) {
    KeyType type = KeyType.of(key.type());
    Optional<Value> given = mapping.value(key.name());
    if (given.isPresent()) {
      return values.bind(type, given.get(), key.name());
    }
    if (key.defaultYaml().isPresent()) {
      String place = "default of " + key.name() + " of " + owner;
      return values.bind(type, YamlText.parse(place, key.defaultYaml().get()), key.name());
    }
    if (type instanceof KeyType.Maybe maybe) {
      return Optional.of(ValueBinder.absent(maybe));
    }
    String doc = key.doc().isEmpty() ? type.words() : key.doc();
    problems.add(new Problem(
        mark, "missing key '" + key.name() + "' for " + owner, "add '" + key.name() + "': " + doc));
    return Optional.empty();
  }

  private <S extends Record> Optional<S> construct(
      Class<S> spec, List<SpecKey> keys, Object[] arguments, Mapping mapping, Mark mark) {
    try {
      Class<?>[] types = Arrays.stream(spec.getRecordComponents())
          .map(RecordComponent::getType)
          .toArray(Class<?>[]::new);
      Constructor<S> constructor = spec.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return Optional.of(constructor.newInstance(arguments));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        refuse(String.valueOf(refusal.getMessage()), keys, mapping, mark);
        return Optional.empty();
      }
      throw new IllegalStateException("cannot make " + spec, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + spec, e);
    }
  }

  private void refuse(String message, List<SpecKey> keys, Mapping mapping, Mark mark) {
    Mark blamed = keys.stream()
        .map(SpecKey::name)
        .filter(name -> message.equals(name) || message.startsWith(name + " "))
        .filter(name -> mapping.value(name).isPresent())
        .findFirst()
        .map(mapping::locate)
        .orElse(mark);
    problems.add(Problem.at(blamed, message));
  }
}
