package io.formant.tensor.stored;

import io.formant.tensor.pickle.None;
import io.formant.tensor.pickle.PickleException;
import io.formant.tensor.pickle.PickleWords;
import io.formant.tensor.pickle.Tuple;
import io.formant.tensor.pickle.Unpickler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the pickle of a state dict may name: tensors, their storages and types, ordered dictionaries, and plain numbers of NumPy.
 * All else is refused by its name.
 *
 * <p>Source: https://github.com/pytorch/pytorch/blob/main/torch/serialization.py.
 */
final class TorchWords implements PickleWords {

  private static final List<String> STORAGE_MODULES =
      List.of("torch.cuda.", "torch.storage.", "torch.");

  private final Map<String, TorchStorage> storages = new HashMap<>();

  /** A class of storages. */
  private record StorageClass(Optional<NumberType> type) {}

  @Override
  public Object global(String name) throws PickleException {
    Optional<Object> known = TorchName.of(name).<Object>map(word -> word);
    return known
        .or(() -> NumberType.ofTorch(name))
        .or(() -> storageClass(name))
        .orElseThrow(() -> new PickleException("asks for '" + name + "', which is no part of a"
            + " state dict: nothing of it was run; save the model's state_dict() instead"));
  }

  private static Optional<Object> storageClass(String name) {
    for (String module : STORAGE_MODULES) {
      if (name.startsWith(module)) {
        String simple = name.substring(module.length());
        return simple.equals("UntypedStorage")
            ? Optional.of(new StorageClass(Optional.empty()))
            : NumberType.ofStorage(simple).map(type -> new StorageClass(Optional.of(type)));
      }
    }
    return Optional.empty();
  }

  @Override
  public Object call(Object callable, List<Object> arguments) throws PickleException {
    if (callable instanceof TorchName name) {
      return name.call(arguments);
    }
    throw new PickleException("calls " + Unpickler.described(callable));
  }

  /** Attributes of dictionaries and tensors are no weights: they are left out. */
  @Override
  public void state(Object target, Object state) throws PickleException {
    if (!(target instanceof Map<?, ?>
        || target instanceof TorchTensor
        || target instanceof NumpyType)) {
      throw new PickleException("sets attributes of " + Unpickler.described(target));
    }
  }

  @Override
  public Object outside(Object id) throws PickleException {
    if (!(id instanceof Tuple tuple)
        || tuple.items().size() < 5
        || !tuple.items().get(0).equals("storage")
        || !(tuple.items().get(1) instanceof StorageClass type)
        || !(tuple.items().get(2) instanceof String key)
        || !(tuple.items().get(4) instanceof Long count)
        || count < 0) {
      throw new PickleException("refers to " + Unpickler.described(id) + ", expected a storage");
    }
    TorchStorage whole = new TorchStorage(key, type.type(), count, 0);
    TorchStorage before = storages.putIfAbsent(key, whole);
    if (before != null && !before.equals(whole)) {
      throw new PickleException("storage '" + Unpickler.brief(key) + "' has two types or sizes");
    }
    return tuple.items().size() > 5 ? view(whole, tuple.items().get(5)) : whole;
  }

  /** A part of a storage: key, first number, count. Only files of the oldest kind have them. */
  private static TorchStorage view(TorchStorage whole, Object view) throws PickleException {
    if (view == None.NONE) {
      return whole;
    }
    if (view instanceof Tuple tuple
        && tuple.items().size() == 3
        && tuple.items().get(1) instanceof Long begin
        && tuple.items().get(2) instanceof Long count
        && begin >= 0
        && count >= 0
        && begin <= whole.count()
        && count <= whole.count() - begin) {
      return new TorchStorage(whole.key(), whole.type(), count, begin);
    }
    throw new PickleException("refers to " + Unpickler.described(view) + " of " + whole);
  }

  /** The storages that were referred to, by their keys. */
  Map<String, TorchStorage> storages() {
    return storages;
  }
}
