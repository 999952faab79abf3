package io.formant.plan;

import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.artifact.Fingerprint;
import io.formant.artifact.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is expected of a step's output.
 *
 * @param fingerprint of the whole stage, as far as known
 * @param output its entries; one that is not computed yet has a digest that no object has. Empty where only the run can tell
 * @param items how many there will be
 * @param toRun how many of them are not computed yet
 */
record Prospect(
    Fingerprint fingerprint, Optional<Manifest> output, OptionalInt items, OptionalInt toRun) {

  /** An output that is in the cache. */
  static Prospect known(Fingerprint fingerprint, Manifest manifest) {
    OptionalInt items = OptionalInt.of(manifest.entries().size());
    return new Prospect(fingerprint, Optional.of(manifest), items, OptionalInt.of(0));
  }

  /** An output of which nothing can be told but, perhaps, the number of its items. */
  static Prospect unknown(Fingerprint fingerprint, OptionalInt items) {
    return new Prospect(fingerprint, Optional.empty(), items, items);
  }

  /**
   * An output of items each with its own key.
   *
   * @param items what goes in, in the order of {@code keys}
   * @param found the objects of those that are in the cache
   */
  static Prospect items(
      Fingerprint fingerprint, List<Entry> items, List<Digest> keys, Map<Digest, Digest> found) {
    List<Entry> output = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Entry item = items.get(i);
      Digest object = found.getOrDefault(keys.get(i), Digest.of("not computed: " + keys.get(i)));
      output.add(new Entry(item.key(), item.labels(), object));
    }
    int missing = (int) keys.stream().filter(key -> !found.containsKey(key)).count();
    return new Prospect(
        fingerprint,
        Optional.of(new Manifest(output)),
        OptionalInt.of(items.size()),
        OptionalInt.of(missing));
  }

  Forecast.Action action() {
    if (output.isEmpty()) {
      return Forecast.Action.RUN;
    }
    int missing = toRun.orElse(0);
    if (missing == 0) {
      return Forecast.Action.REUSE;
    }
    return missing < items.orElse(0) ? Forecast.Action.PART : Forecast.Action.RUN;
  }
}
