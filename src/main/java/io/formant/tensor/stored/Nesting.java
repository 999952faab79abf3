package io.formant.tensor.stored;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where the state dict is in a checkpoint that holds more: under {@code state_dict}, {@code model}, {@code generator}, … */
final class Nesting {

  private static final List<String> USUAL = List.of(
      "state_dict",
      "model_state_dict",
      "model_state",
      "model",
      "generator",
      "net_g",
      "netG",
      "net",
      "params",
      "weights");
  private static final List<String> WRAPPERS = List.of("module.", "_orig_mod.");
  private static final int DEEPEST = 8;
  private static final int MOST_KEYS = 64;

  private Nesting() {}

  /** The prefix that the names of the state dict share. */
  static String of(Map<?, ?> root, Collection<String> names) {
    String prefix = "";
    Map<?, ?> dict = root;
    for (int depth = 0; depth < DEEPEST && leads(dict); depth++) {
      String key = key(dict, prefix, names);
      if (!(dict.get(key) instanceof Map<?, ?> inner)) {
        break;
      }
      prefix += key + ".";
      dict = inner;
    }
    return wrapped(prefix, names);
  }

  private static boolean leads(Map<?, ?> dict) {
    return dict.size() <= MOST_KEYS
        && dict.values().stream().noneMatch(TorchTensor.class::isInstance);
  }

  /** The key of the dictionary that is the state dict or leads to it; empty if that can't be told. */
  private static String key(Map<?, ?> dict, String prefix, Collection<String> names) {
    List<String> holding = dict.keySet().stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(key -> dict.get(key) instanceof Map<?, ?>)
        .filter(key -> names.stream().anyMatch(name -> name.startsWith(prefix + key + ".")))
        .toList();
    List<String> models =
        holding.stream().filter(key -> !key.startsWith("optim")).toList();
    return USUAL.stream()
        .filter(holding::contains)
        .findFirst()
        .orElse(models.size() == 1 ? models.get(0) : "");
  }

  /** Adds what wrappers around a model put before every name. */
  static String wrapped(String prefix, Collection<String> names) {
    String longer = prefix;
    for (String wrapper : WRAPPERS) {
      String candidate = longer + wrapper;
      List<String> inside =
          names.stream().filter(name -> name.startsWith(prefix)).toList();
      if (!inside.isEmpty() && inside.stream().allMatch(name -> name.startsWith(candidate))) {
        longer = candidate;
      }
    }
    return longer;
  }
}
