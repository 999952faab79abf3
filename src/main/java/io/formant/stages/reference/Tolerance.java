package io.formant.stages.reference;

import io.formant.stage.check.Parity.Deviation;
import java.util.Arrays;

/** How far an output may be from its reference. */
sealed interface Tolerance {

  /** How far an output is off; an error of positive infinity where the shapes differ or a value is not a number. */
  default Deviation deviation(String output, Values actual, Values reference) {
    boolean comparable = actual.numbers().length == reference.numbers().length
        && Arrays.equals(squeezed(actual), squeezed(reference))
        && Arrays.stream(actual.numbers()).noneMatch(Double::isNaN);
    double error =
        comparable ? error(actual.numbers(), reference.numbers()) : Double.POSITIVE_INFINITY;
    return new Deviation(output, error, limit());
  }

  double error(double[] actual, double[] reference);

  double limit();

  /** max |a − b| / max |b|. */
  record Relative(double limit) implements Tolerance {
    @Override
    public double error(double[] actual, double[] reference) {
      double largest = Arrays.stream(reference).map(Math::abs).max().orElse(0);
      double error = new Absolute(limit, Double.NEGATIVE_INFINITY).error(actual, reference);
      return error == 0 ? 0 : error / largest;
    }
  }

  /** max |a − b| over the entries of b that are greater than {@code above}. */
  record Absolute(double limit, double above) implements Tolerance {
    @Override
    public double error(double[] actual, double[] reference) {
      double error = 0;
      for (int i = 0; i < actual.length; i++) {
        if (reference[i] > above && actual[i] != reference[i]) {
          error = Math.max(error, Math.abs(actual[i] - reference[i]));
        }
      }
      return error;
    }
  }

  /** No entry may differ; the error is how many do. */
  record Exact() implements Tolerance {
    @Override
    public double error(double[] actual, double[] reference) {
      int different = 0;
      for (int i = 0; i < actual.length; i++) {
        different += actual[i] == reference[i] ? 0 : 1;
      }
      return different;
    }

    @Override
    public double limit() {
      return 0;
    }
  }

  /** One minus the cosine of the angle between the two, of all entries as one vector. */
  record Cosine(double least) implements Tolerance {
    @Override
    public double error(double[] actual, double[] reference) {
      double product = 0;
      double a = 0;
      double b = 0;
      for (int i = 0; i < actual.length; i++) {
        product += actual[i] * reference[i];
        a += actual[i] * actual[i];
        b += reference[i] * reference[i];
      }
      return 1 - product / Math.sqrt(a * b);
    }

    @Override
    public double limit() {
      return 1 - least;
    }
  }

  /** Axes of size 1 aside. */
  private static long[] squeezed(Values values) {
    return Arrays.stream(values.shape()).filter(size -> size != 1).toArray();
  }
}
