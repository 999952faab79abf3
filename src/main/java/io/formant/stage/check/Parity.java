package io.formant.stage.check;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares model families with tensors that their reference implementations made. */
public interface Parity {

  /**
   * Feeds one case to the model that it names and measures how far each output is off.
   *
   * @param folder of the case: weights, inputs and outputs
   * @param description its {@code case.yaml} as plain Java
   * @throws IllegalArgumentException if the case asks for what is not known here, or lacks what it needs
   */
  Comparison compare(Path folder, Map<String, @Nullable Object> description);

  /**
   * How one case came out.
   *
   * @param outputs one an output of the case, at least one
   */
  record Comparison(List<Deviation> outputs) {
    public Comparison {
      outputs = List.copyOf(outputs);
      if (outputs.isEmpty()) {
        throw new IllegalArgumentException("the case names no outputs to compare");
      }
    }

    public boolean holds() {
      return outputs.stream().allMatch(Deviation::holds);
    }

    /** The output that comes closest to its tolerance, or is beyond it the most. */
    public Deviation worst() {
      return outputs.stream()
          .max(Comparator.comparing((Deviation output) -> !output.holds())
              .thenComparingDouble(Deviation::share))
          .orElseThrow();
    }
  }

  /**
   * How far one output is off.
   *
   * @param error in the measure of its tolerance; not a number where nothing could be compared
   * @param tolerance the largest error allowed
   */
  record Deviation(String output, double error, double tolerance) {

    public boolean holds() {
      return error <= tolerance;
    }

    private double share() {
      if (Double.isNaN(error)) {
        return Double.POSITIVE_INFINITY;
      }
      return tolerance == 0 ? error : error / tolerance;
    }
  }
}
