package io.formant.tensor.stored;

import io.formant.tensor.pickle.Tuple;
import io.formant.tensor.pickle.Unpickler;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the tensors of an unpickled object and names them by the way to them, joined by dots. */
final class TorchTree {

  private static final int DEEPEST = 32;
  private static final int DEEPEST_METADATA = 3;
  private static final int MOST_METADATA = 1_000;
  private static final int MOST_VISITS = 1_000_000;
  private static final int MOST_REPEATS = 8;
  private static final long SMALL = 1 << 20;

  private final FileBytes file;
  private final ByteOrder order;
  private final Map<String, Long> positions;
  private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private int visits;
  private long bytes;

  /**
   * @param positions in the file of each storage, by its key
   */
  TorchTree(FileBytes file, ByteOrder order, Map<String, Long> positions) {
    this.file = file;
    this.order = order;
    this.positions = positions;
  }

  /**
   * Everything below an object.
   *
   * @throws WeightFormatException if it is no dictionary, or a tensor lies outside of the file
   */
  Contents contents(String format, Object root) throws WeightFormatException {
    if (!(root instanceof Map<?, ?> dict)) {
      throw new WeightFormatException(
          "holds " + Unpickler.described(root) + ", expected a state dict");
    }
    children("", dict, 0);
    return new Contents(format, tensors, metadata, Nesting.of(dict, tensors.keySet()));
  }

  private void children(String prefix, Map<?, ?> dict, int depth) throws WeightFormatException {
    for (Map.Entry<?, ?> entry : dict.entrySet()) {
      visit(prefix + shown(entry.getKey()), entry.getValue(), depth + 1);
    }
  }

  /** A key as a part of a name. Those that are too long for one are shortened before they are copied into many. */
  private static String shown(Object key) throws WeightFormatException {
    String text = String.valueOf(key);
    return text.length() > Contents.LONGEST_NAME ? Unpickler.brief(text) : text;
  }

  private void visit(String name, Object value, int depth) throws WeightFormatException {
    if (++visits > MOST_VISITS || depth > DEEPEST) {
      throw new WeightFormatException("nests its values without end, expected a state dict");
    }
    if (value instanceof TorchTensor tensor) {
      add(name, tensor);
    } else if (value instanceof Map<?, ?> dict) {
      children(name + ".", dict, depth);
    } else if (value instanceof List<?> list) {
      items(name, list, depth);
    } else if (value instanceof Tuple tuple) {
      items(name, tuple.items(), depth);
    } else if (depth <= DEEPEST_METADATA && isWord(value) && metadata.size() < MOST_METADATA) {
      metadata.put(Unpickler.brief(name), Unpickler.brief(value.toString()));
    }
  }

  private void items(String name, List<?> items, int depth) throws WeightFormatException {
    for (int i = 0; i < items.size(); i++) {
      visit(name + "." + i, items.get(i), Math.max(depth, DEEPEST_METADATA) + 1);
    }
  }

  private static boolean isWord(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  private void add(String name, TorchTensor tensor) throws WeightFormatException {
    Contents.checkName(name);
    StoredTensor stored = stored(name, tensor);
    if (tensors.put(name, stored) != null) {
      throw new WeightFormatException("tensor '" + name + "' is held twice");
    }
    Contents.checkCount(tensors.size());
    limit(stored);
  }

  /** A view may repeat the numbers of a small file without end. */
  private void limit(StoredTensor stored) throws WeightFormatException {
    long most = MOST_REPEATS * (file.size() + SMALL);
    if (stored.size() <= most) {
      bytes += stored.size() * stored.type().bytes();
    }
    if (stored.size() > most || bytes > most) {
      throw new WeightFormatException("its tensors would take more than " + most
          + " bytes, the file has " + file.size() + ": they repeat the same numbers");
    }
  }

  private StoredTensor stored(String name, TorchTensor tensor) throws WeightFormatException {
    Long position = positions.get(tensor.storage().key());
    if (position == null) {
      throw new WeightFormatException("tensor '" + name + "' lacks its storage");
    }
    try {
      return StoredTensor.at(
          position + tensor.begin(), tensor.type(), tensor.layout(), file, order);
    } catch (WeightFormatException e) {
      throw new WeightFormatException("tensor '" + name + "' is damaged: " + e.getMessage(), e);
    }
  }
}
