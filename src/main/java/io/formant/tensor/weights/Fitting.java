package io.formant.tensor.weights;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Parameters;
import io.formant.tensor.TensorData;
import io.formant.tensor.stored.WeightFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Compares the tensors of a file with the parameters of a model, then copies them over. */
final class Fitting {

  private static final int MOST_HINTS = 40;

  private final Map<String, StateDict.Entry> entries;
  private final Parameters parameters;

  Fitting(Map<String, StateDict.Entry> entries, Parameters parameters) {
    this.entries = entries;
    this.parameters = parameters;
  }

  Loading load(Predicate<String> ignorable) throws IOException {
    List<String> unused = entries.keySet().stream()
        .filter(name -> !parameters.arrays().containsKey(name))
        .toList();
    List<String> extra = unused.stream()
        .filter(name -> !ignorable.test(name) && entry(name).real())
        .toList();
    check(extra);
    for (String name : parameters.arrays().keySet()) {
      parameters.load(name, finite(name, entry(name).reader().read()));
    }
    return new Loading(parameters.arrays().size(), unused);
  }

  private void check(List<String> extra) {
    List<String> missing = parameters.arrays().keySet().stream()
        .filter(name -> !entries.containsKey(name))
        .toList();
    List<String> problems = new ArrayList<>();
    missing.forEach(name -> problems.add("missing " + name + hint(problems, name, extra)));
    extra.forEach(name -> problems.add("extra " + name + hint(problems, name, missing)));
    parameters.arrays().forEach((name, array) -> {
      StateDict.Entry entry = entries.get(name);
      if (entry != null && !Arrays.equals(entry.shape(), array.getShape().getShape())) {
        problems.add(misshapen(name, entry, array));
      }
    });
    if (!problems.isEmpty()) {
      throw new MisfitException(problems);
    }
  }

  private static String hint(List<String> before, String name, List<String> candidates) {
    return before.size() < MOST_HINTS
        ? NearestName.to(name, candidates)
            .map(near -> " (perhaps " + near + ")")
            .orElse("")
        : "";
  }

  private static String misshapen(String name, StateDict.Entry entry, NDArray array) {
    return name + " is " + shown(entry.shape()) + ", expected "
        + shown(array.getShape().getShape());
  }

  static String shown(long[] shape) {
    return Arrays.stream(shape)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static TensorData finite(String name, TensorData data) throws WeightFormatException {
    for (float value : data.values()) {
      if (!Float.isFinite(value)) {
        throw new WeightFormatException(
            "weight " + name + " holds " + value
                + ", expected finite numbers: the training that made it failed, or the file is damaged");
      }
    }
    return data;
  }

  private StateDict.Entry entry(String name) {
    return Objects.requireNonNull(entries.get(name));
  }
}
