package io.formant.loss;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Gradients;
import io.formant.tensor.Kernels;
import io.formant.tensor.Scope;
import io.formant.tensor.TensorData;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A weighted sum of named losses on the predicted clean target.
 *
 * @param terms at least one, of distinct names
 */
public record CompositeLoss(List<Term> terms) implements TargetLoss {

  /**
   * One loss.
   *
   * @param weight positive
   */
  public record Term(String name, double weight, TargetLoss loss) {
    public Term {
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "weight of loss " + name + " is " + weight + ", expected a positive number");
      }
    }
  }

  public CompositeLoss {
    terms = List.copyOf(terms);
    Set<String> names = terms.stream().map(Term::name).collect(Collectors.toSet());
    if (terms.isEmpty() || names.size() < terms.size()) {
      throw new IllegalArgumentException("losses "
          + terms.stream().map(Term::name).toList() + ", expected at least one, of distinct names");
    }
  }

  @Override
  public NDArray at(NDArray predicted, NDArray clean, @Nullable NDArray mask, Scope scope) {
    NDArray sum = null;
    for (Term term : terms) {
      NDArray part = Kernels.times(term.loss().at(predicted, clean, mask, scope), term.weight());
      sum = sum == null ? part : sum.add(part);
    }
    return Objects.requireNonNull(sum);
  }

  /**
   * Sees to it that every term pulls at the prediction: a loss whose encoder detaches its input, or works on copies, has a value and
   * no gradient, and would train nothing unnoticed.
   *
   * @param predicted a prediction that is not yet perfect, (B, F, M)
   * @throws DeadLoss naming a term whose gradient is zero or not finite
   */
  public void check(NDArray predicted, NDArray clean, @Nullable NDArray mask) {
    TensorData values = TensorData.of(predicted);
    for (Term term : terms) {
      try (Scope scope = Scope.recording()) {
        NDArray x = scope.from(values);
        x.setRequiresGradient(true);
        NDArray loss = term.loss().at(x, clean, mask, scope);
        requireAlive(term.name(), norm(loss, x));
      }
    }
  }

  /** 2-norm of the gradient; 0 where the loss does not depend on x at all. */
  private static double norm(NDArray loss, NDArray x) {
    NDArray dependent = loss.add(
        Kernels.times(x.sum(), 0)); // a loss that is cut off from x has no gradient to ask for
    return Gradients.of(dependent, List.of(x)).get(0).norm().getFloat();
  }

  private static void requireAlive(String name, double norm) {
    if (!(norm > 0) || Double.isInfinite(norm)) {
      throw new DeadLoss(name, norm);
    }
  }
}
