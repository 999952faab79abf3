package io.formant.diffusion.conditional;

import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;

/**
 * How often training drops conditions, so that the network also learns the predictions that guidance compares with.
 *
 * @param content probability of an item to lose its content and keep its style
 * @param style probability of an item to lose its style and keep its content
 * @param both probability of an item to lose both
 */
public record Dropout(double content, double style, double both) {

  public Dropout {
    if (!(content >= 0 && style >= 0 && both >= 0 && content + style + both <= 1)) {
      throw new IllegalArgumentException("dropout of content " + content + ", style " + style
          + ", both " + both + ": expected probabilities of sum at most 1");
    }
  }

  /** The condition with some items' parts switched off. */
  Condition apply(Condition condition, RandomStream random, Scope scope) {
    float[] keepContent = new float[condition.items()];
    float[] keepStyle = new float[condition.items()];
    for (int i = 0; i < keepContent.length; i++) {
      double u = random.uniform();
      boolean dropBoth = u < both;
      keepContent[i] = dropBoth || u < both + content ? 0 : 1;
      keepStyle[i] = dropBoth || (u >= both + content && u < both + content + style) ? 0 : 1;
    }
    return condition.kept(
        scope.from(keepContent, keepContent.length), scope.from(keepStyle, keepStyle.length));
  }
}
