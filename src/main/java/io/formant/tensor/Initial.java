package io.formant.tensor;

import java.util.Arrays;

/** How a parameter starts. */
public sealed interface Initial {

  /** The same value everywhere. */
  record Constant(float value) implements Initial {}

  /** Uniform in [−bound, bound). */
  record Uniform(double bound) implements Initial {}

  /** Normal with mean 0. */
  record Normal(double deviation) implements Initial {}

  /** Draws all values of a tensor. */
  default TensorData draw(RandomStream random, long... shape) {
    int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = next(random);
    }
    return new TensorData(shape, values);
  }

  private float next(RandomStream random) {
    if (this instanceof Constant constant) {
      return constant.value();
    } else if (this instanceof Uniform uniform) {
      return (float) (uniform.bound() * (2 * random.uniform() - 1));
    }
    return (float) (((Normal) this).deviation() * random.normal());
  }
}
