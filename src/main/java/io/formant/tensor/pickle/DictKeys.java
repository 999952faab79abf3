package io.formant.tensor.pickle;

import java.math.BigInteger;
import java.util.Map;
import java.util.Set;

/** Puts what a pickle says into dicts, under keys that can be looked up in little time. */
final class DictKeys {

  private static final int MOST_MIXED = 100;
  private static final Set<Class<?>> KEYS =
      Set.of(String.class, Long.class, Double.class, Boolean.class, BigInteger.class, None.class);

  private DictKeys() {}

  /** Only keys whose hash is known to end are taken, and of one type: others of equal hashes can't be put in order. */
  static void put(Map<Object, Object> map, Object key, Object value) throws PickleException {
    if (!KEYS.contains(key.getClass())) {
      throw new PickleException("a dict has " + Unpickler.described(key) + " as a key");
    }
    if (map.size() >= MOST_MIXED
        && !map.keySet().iterator().next().getClass().equals(key.getClass())) {
      throw new PickleException("a dict of more than " + MOST_MIXED + " keys mixes their types");
    }
    if (map.put(key, value) != null) {
      throw new PickleException(
          "a dict has the key '" + Unpickler.brief(key.toString()) + "' twice");
    }
  }
}
