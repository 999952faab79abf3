package io.formant.route.work;

import io.formant.artifact.Artifact;
import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.artifact.Manifest;
import io.formant.artifact.SetOf;
import io.formant.artifact.Store;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.Item;
import io.formant.stage.Traits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The finished outputs that a stage's references name; values are read from the store, and checked, when they are asked for.
 *
 * @param manifests by stage id
 * @param visible the entries that the stage may see
 */
record InputsView(
    Store store,
    InputTraits traits,
    Map<String, Manifest> manifests,
    Map<From<?>, List<Entry>> visible)
    implements Inputs {

  @Override
  public Traits of(From<?> from) {
    return traits.of(from);
  }

  @Override
  public <I extends Artifact> List<Item<I>> items(From<? extends SetOf<I>> from) {
    Set<Digest> readable = entries(from).stream().map(Entry::digest).collect(Collectors.toSet());
    return visible.getOrDefault(from, List.of()).stream()
        .map(entry -> this.<I>item(entry, readable.contains(entry.digest()), from))
        .toList();
  }

  @Override
  public <A extends Artifact> A one(From<A> from) {
    List<Entry> entries = entries(from);
    if (entries.size() != 1) {
      throw new IllegalStateException(
          "'" + from.id() + "' holds " + entries.size() + " items, not a single object");
    }
    return this.<A>value(entries.get(0).digest());
  }

  private List<Entry> entries(From<?> from) {
    Manifest manifest = manifests.get(from.id());
    if (manifest == null) {
      throw new IllegalArgumentException("'" + from.id() + "' is no input of this stage");
    }
    return manifest.entries();
  }

  private <I extends Artifact> Item<I> item(Entry entry, boolean readable, From<?> from) {
    if (readable) {
      return new Item<>(entry.key(), entry.labels(), () -> this.<I>value(entry.digest()));
    }
    return new Item<>(entry.key(), entry.labels(), () -> {
      throw new IllegalStateException(
          "item '" + entry.key() + "' of '" + from.id() + "' is known by its labels alone");
    });
  }

  /** The plan has checked that what the reference names is of the kind that it is declared with. */
  @SuppressWarnings("unchecked")
  private <A extends Artifact> A value(Digest digest) {
    return (A) store.read(digest, Artifact.class);
  }
}
