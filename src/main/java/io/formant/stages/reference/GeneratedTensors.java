package io.formant.stages.reference;

import io.formant.tensor.TensorData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tensors that a case describes by a formula, as they are too large to store: element i is scale·(h/2³¹ − 1), h being 32 bits mixed
 * from i, the tensor's ordinal and the case's salt.
 *
 * @param description all of {@code case.yaml}
 * @param salt of the case
 */
record GeneratedTensors(Settings description, int salt) {

  private static final String WEIGHTS = "generated_weights";
  private static final int STRIDE = 0x9E3779B9;
  private static final Pattern INPUT =
      Pattern.compile("GENERATED: ordinal (\\d+), scale (\\d*\\.?\\d+(?:[eE][+-]?\\d+)?)");

  /** Whether weights are described. */
  boolean hasWeights() {
    return description.has(WEIGHTS);
  }

  /**
   * The weights, by name.
   *
   * @throws IllegalArgumentException if their first values are not those that the case lists
   */
  Map<String, TensorData> weights() {
    Map<String, TensorData> weights = new LinkedHashMap<>();
    for (Settings tensor : description.inners(WEIGHTS)) {
      weights.put(
          tensor.text("name"),
          tensor(tensor.wholes("shape"), tensor.whole("ordinal"), tensor.number("scale")));
    }
    description
        .inner("generated_check")
        .ifPresent(check -> check
            .values()
            .keySet()
            .forEach(name -> check(
                name, Objects.requireNonNull(weights.get(name)).values(), check.numbers(name))));
    return weights;
  }

  /** An input, if its description says how it is generated. */
  Optional<TensorData> input(String name) {
    Optional<Settings> input = description.inner("inputs").flatMap(all -> all.inner(name));
    Matcher matcher = INPUT.matcher(input.map(some -> some.text("what", "")).orElse(""));
    return matcher.find()
        ? input.map(some -> tensor(
            some.wholes("shape"),
            Integer.parseInt(matcher.group(1)),
            Double.parseDouble(matcher.group(2))))
        : Optional.empty();
  }

  private TensorData tensor(List<Integer> sizes, int ordinal, double scale) {
    long[] shape = sizes.stream().mapToLong(Integer::longValue).toArray();
    int count = Math.toIntExact(
        sizes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact));
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (scale * (mix(i + ordinal * STRIDE + salt) / 0x1p31 - 1));
    }
    return new TensorData(shape, values);
  }

  /** The bits as a number from 0 to 2³² − 1. */
  private static double mix(int bits) {
    int h = bits;
    h ^= h >>> 16;
    h *= 0x7feb352d;
    h ^= h >>> 15;
    h *= 0x846ca68b;
    h ^= h >>> 16;
    return Integer.toUnsignedLong(h);
  }

  private static void check(String name, float[] values, List<Double> expected) {
    for (int i = 0; i < expected.size(); i++) {
      if (!(Math.abs(values[i] - expected.get(i)) <= 1e-7 * Math.abs(expected.get(i)))) {
        throw new IllegalArgumentException("value " + i + " of " + name + " is generated as "
            + values[i] + ", expected " + expected.get(i));
      }
    }
  }
}
