package io.formant.diffusion.conditional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.formant.tensor.Scope;
import java.util.Collections;
import java.util.List;

/**
 * What a sample is to say and in which style, with a switch for each, by which training drops conditions and guidance compares.
 * {@code content} is zeroed where it is switched off; {@code style} is left to the network, which has a learned null for it.
 *
 * @param content what is said, (B, F, C)
 * @param style how, (B, S, E)
 * @param mask (B, F), 1 on valid frames
 * @param contentKept (B), 1 where the content is given, 0 where it is dropped
 * @param styleKept (B), 1 where the style is given, 0 where it is dropped
 */
public record Condition(
    NDArray content, NDArray style, NDArray mask, NDArray contentKept, NDArray styleKept) {

  public Condition {
    long items = content.getShape().get(0);
    for (NDArray array : List.of(style, mask, contentKept, styleKept)) {
      if (array.getShape().get(0) != items) {
        throw new IllegalArgumentException("condition of " + items + " items has a part of shape "
            + array.getShape() + ", expected (" + items + ", …)");
      }
    }
    if (mask.getShape().get(1) != content.getShape().get(1)) {
      throw new IllegalArgumentException(
          "content is " + content.getShape() + ", mask " + mask.getShape() + ": frames differ");
    }
  }

  /** A condition with content and style given for every item. */
  public static Condition of(Scope scope, NDArray content, NDArray style, NDArray mask) {
    long items = content.getShape().get(0);
    return new Condition(content, style, mask, scope.ones(items), scope.ones(items));
  }

  /** Number of items. */
  public int items() {
    return Math.toIntExact(content.getShape().get(0));
  }

  /** The condition with other switches; content is zeroed where its switch is off. */
  public Condition kept(NDArray keepContent, NDArray keepStyle) {
    NDArray kept = content.mul(keepContent.reshape(-1, 1, 1));
    return new Condition(kept, style, mask, keepContent, keepStyle);
  }

  /** All items once for each pass, in the passes' order, with the switches of each pass. */
  Condition forPasses(List<Guidance.Pass> passes, Scope scope) {
    int n = passes.size();
    NDArray keepContent =
        switches(scope, passes.stream().map(Guidance.Pass::content).toList());
    NDArray keepStyle =
        switches(scope, passes.stream().map(Guidance.Pass::style).toList());
    Condition repeated = new Condition(
        repeat(content, n), repeat(style, n), repeat(mask, n), keepContent, keepStyle);
    return repeated.kept(keepContent, keepStyle);
  }

  /** The same arrays as seen from another scope. */
  Condition in(Scope scope) {
    return new Condition(
        scope.view(content),
        scope.view(style),
        scope.view(mask),
        scope.view(contentKept),
        scope.view(styleKept));
  }

  private NDArray switches(Scope scope, List<Boolean> on) {
    float[] values = new float[on.size() * items()];
    for (int i = 0; i < values.length; i++) {
      values[i] = on.get(i / items()) ? 1 : 0;
    }
    return scope.from(values, values.length);
  }

  static NDArray repeat(NDArray array, int times) {
    return NDArrays.concat(new NDList(Collections.nCopies(times, array)), 0);
  }
}
