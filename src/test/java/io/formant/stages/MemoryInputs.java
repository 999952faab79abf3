package io.formant.stages;

import io.formant.artifact.Artifact;
import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.artifact.SetOf;
import io.formant.stage.From;
import io.formant.stage.Inputs;
import io.formant.stage.Item;
import io.formant.stage.Traits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Inputs that were never stored. */
public final class MemoryInputs implements Inputs {
  private final Map<From<?>, Traits> traits = new HashMap<>();
  private final Map<From<?>, List<? extends Item<?>>> items = new HashMap<>();

  public MemoryInputs with(From<?> from, Traits of, List<? extends Item<?>> values) {
    traits.put(from, of);
    items.put(from, values);
    return this;
  }

  public MemoryInputs with(From<?> from, Traits of, Artifact value) {
    return with(from, of, List.of(Item.of("", Map.of(), value)));
  }

  /** The items that a stage's {@code consumes} chooses; those of its own making have no value. */
  public static <A extends Artifact> List<Item<A>> consumed(
      List<Item<A>> items, UnaryOperator<List<Entry>> consumes) {
    Map<String, Item<A>> byKey = new HashMap<>();
    items.forEach(item -> byKey.put(item.key(), item));
    List<Entry> entries = items.stream()
        .map(item -> new Entry(item.key(), item.labels(), Digest.of(item.key())))
        .toList();
    return consumes.apply(entries).stream()
        .map(entry -> byKey.containsKey(entry.key())
            ? byKey.get(entry.key())
            : new Item<A>(entry.key(), entry.labels(), () -> {
              throw new IllegalStateException(entry.key() + " is known by its labels alone");
            }))
        .toList();
  }

  @Override
  public Traits of(From<?> from) {
    return Objects.requireNonNull(traits.get(from));
  }

  @Override
  @SuppressWarnings("unchecked")
  public <I extends Artifact> List<Item<I>> items(From<? extends SetOf<I>> from) {
    return (List<Item<I>>) Objects.requireNonNull(items.get(from));
  }

  @Override
  @SuppressWarnings("unchecked")
  public <A extends Artifact> A one(From<A> from) {
    return (A) Objects.requireNonNull(items.get(from)).get(0).value();
  }
}
