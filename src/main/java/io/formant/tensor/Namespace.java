package io.formant.tensor;

import ai.djl.ndarray.NDArray;

/**
 * A prefix under which a layer makes its parameters; prefixes join by dots, as in PyTorch's state dicts: {@code
 * root.at("down").at(0).zeros("bias", 8)} makes {@code down.0.bias}.
 */
public final class Namespace {

  private final Parameters parameters;
  private final String prefix;

  Namespace(Parameters parameters, String prefix) {
    this.parameters = parameters;
    this.prefix = prefix;
  }

  /** The parameters that this is a part of. */
  public Parameters parameters() {
    return parameters;
  }

  public Namespace at(String name) {
    return new Namespace(parameters, prefix + name + ".");
  }

  public Namespace at(int index) {
    return at(Integer.toString(index));
  }

  /**
   * Gives parameters made elsewhere a second name here, for a layer that a state dict lists twice.
   *
   * @param other where they were made
   * @param names of them there and here
   */
  public void share(Namespace other, String... names) {
    for (String name : names) {
      parameters.alias(prefix + name, other.prefix + name);
    }
  }

  public NDArray zeros(String name, long... shape) {
    return make(name, new Initial.Constant(0), shape);
  }

  public NDArray ones(String name, long... shape) {
    return make(name, new Initial.Constant(1), shape);
  }

  /** Uniform in [−bound, bound). */
  public NDArray uniform(String name, double bound, long... shape) {
    return make(name, new Initial.Uniform(bound), shape);
  }

  /** Normal with mean 0. */
  public NDArray normal(String name, double deviation, long... shape) {
    return make(name, new Initial.Normal(deviation), shape);
  }

  /** A parameter that starts with the given values. */
  public NDArray given(String name, TensorData values) {
    return parameters.add(prefix + name, values);
  }

  /** A parameter that starts in the given way. */
  public NDArray make(String name, Initial initial, long... shape) {
    return parameters.add(prefix + name, initial, shape);
  }
}
