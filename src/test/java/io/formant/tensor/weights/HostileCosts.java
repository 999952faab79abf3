package io.formant.tensor.weights;

import static io.formant.tensor.weights.HostileCase.of;
import static io.formant.tensor.weights.HostileFiles.holding;

import java.util.stream.Stream;

/** Archives that are small and would cost much: what a pickle names once, it may use again and again. */
final class HostileCosts {

  private static final int MANY = 100_000;

  private HostileCosts() {}

  static Stream<HostileCase> costs() {
    return Stream.of(
        of("dict copied again and again", holding(copies()), "copies more than 200000 items"),
        of("keys of one hash", holding(collisions()), "more than 100 keys mixes their types"));
  }

  /** Thousands of ordered dictionaries of one list of pairs. */
  private static Pickled copies() {
    Pickled pickle = new Pickled().raw(']', '(', ']', '(');
    for (int i = 0; i < 1_000; i++) {
      pickle.text("key " + i).raw('N', 0x86);
    }
    pickle.raw('e', 0x85, 'q', 0).global("collections", "OrderedDict").raw('q', 1, '0');
    for (int i = 0; i < MANY; i++) {
      pickle.raw('h', 1, 'h', 0, 'R');
    }
    return pickle.raw('e');
  }

  /** Whole numbers and fractions whose hash is 0: neither comes before the other. */
  private static Pickled collisions() {
    Pickled pickle = new Pickled().raw('}', '(');
    for (long i = 1; i < MANY; i++) {
      pickle.whole(i << 32 | i).raw('N');
      long bits = 0x40000000L | i;
      pickle.raw('G').little(8, Long.reverseBytes(bits << 32 | bits)).raw('N');
    }
    return pickle.raw('u');
  }

  /** One long text, taken as bytes again and again. */
  static Pickled encodings() {
    Pickled pickle = new Pickled().raw(']', '(').text("a".repeat(1 << 20)).text("latin1");
    pickle.raw(0x86, 'q', 0, '0').global("_codecs", "encode").raw('q', 1, '0');
    for (int i = 0; i < 1_000; i++) {
      pickle.raw('h', 1, 'h', 0, 'R');
    }
    return pickle.raw('e');
  }

  /** Many values below one long key. */
  static Pickled longKey() {
    Pickled pickle = new Pickled().raw('}').text("k".repeat(1 << 20)).raw('}', '(');
    for (int i = 0; i < 10_000; i++) {
      pickle.whole(i).raw('N');
    }
    return pickle.raw('u', 's');
  }
}
