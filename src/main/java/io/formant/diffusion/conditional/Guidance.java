package io.formant.diffusion.conditional;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.Stream;

/**
 * Classifier-free guidance as a weighted sum of predictions with and without each condition; the weights sum to 1, and predictions
 * of weight 0 are not computed.
 *
 * <p>Sources: Ho & Salimans 2022, https://arxiv.org/abs/2207.12598; composition: Liu et al. 2022,
 * https://arxiv.org/abs/2206.01714.
 *
 * @param none weight of y∅, with neither condition
 * @param style weight of y_s, with the style alone
 * @param content weight of y_c, with the content alone
 * @param full weight of y_f, with both
 */
public record Guidance(double none, double style, double content, double full) {

  private static final double TOLERANCE = 1e-9;

  /** One network evaluation: which conditions it sees, and its weight. */
  record Pass(boolean content, boolean style, double weight) {}

  /**
   * The times at which guidance is on. At high noise it narrows what can come out, at low noise it does little: leaving it out there
   * makes samples more varied and saves its passes.
   *
   * <p>Source: Kynkäänniemi et al. 2024, https://arxiv.org/abs/2404.07724.
   *
   * @param low earliest time, in [0, 1]
   * @param high latest time, not before {@code low}
   */
  public record Interval(double low, double high) {

    public static final Interval ALWAYS = new Interval(0, 1);

    public Interval {
      if (!(low >= 0 && low <= high && high <= 1)) {
        throw new IllegalArgumentException(
            "guidance from " + low + " to " + high + ", expected 0 ≤ low ≤ high ≤ 1");
      }
    }

    boolean holds(double time) {
      return time >= low && time <= high;
    }
  }

  public Guidance {
    if (!(Math.abs(none + style + content + full - 1) < TOLERANCE)) {
      throw new IllegalArgumentException("guidance weights " + none + ", " + style + ", " + content
          + ", " + full + " do not sum to 1");
    }
  }

  /** The conditional prediction alone: y_f. */
  public static Guidance off() {
    return new Guidance(0, 0, 0, 1);
  }

  /** One scale for both conditions: y∅ + s(y_f − y∅). */
  public static Guidance joint(double scale) {
    return new Guidance(1 - scale, 0, 0, scale);
  }

  /** Style first, then content given the style: y∅ + s(y_s − y∅) + c(y_f − y_s). */
  public static Guidance composed(double styleScale, double contentScale) {
    return new Guidance(1 - styleScale, styleScale - contentScale, 0, contentScale);
  }

  /** Content first, then style given the content: y∅ + c(y_c − y∅) + s(y_f − y_c). */
  public static Guidance contentFirst(double styleScale, double contentScale) {
    return new Guidance(1 - contentScale, 0, contentScale - styleScale, styleScale);
  }

  /**
   * Each condition on its own, and a share of what only both together tell: y∅ + s(y_s − y∅) + c(y_c − y∅) + j(y_f − y_s − y_c + y∅).
   * The content's own prediction does not depend on a combination with the style that was never heard.
   */
  public static Guidance experts(double styleScale, double contentScale, double jointScale) {
    return new Guidance(
        1 - styleScale - contentScale + jointScale,
        styleScale - jointScale,
        contentScale - jointScale,
        jointScale);
  }

  /** Network evaluations of an item for one prediction. */
  public int evaluations() {
    return passes().size();
  }

  /** The prediction with most of the conditions that this guidance compares, alone. */
  Guidance alone() {
    List<Pass> passes = passes();
    Pass most = passes.get(passes.size() - 1);
    if (most.content()) {
      return most.style() ? off() : new Guidance(0, 0, 1, 0);
    }
    return most.style() ? new Guidance(0, 1, 0, 0) : new Guidance(1, 0, 0, 0);
  }

  List<Pass> passes() {
    return Stream.of(
            new Pass(false, false, none),
            new Pass(false, true, style),
            new Pass(true, false, content),
            new Pass(true, true, full))
        .filter(pass -> Math.abs(pass.weight()) > TOLERANCE)
        .toList();
  }

  /** The guided prediction from those of all passes, stacked along the items. */
  NDArray combine(NDArray stacked) {
    List<Pass> passes = passes();
    if (passes.size() == 1) {
      return stacked;
    }
    long items = stacked.getShape().get(0) / passes.size();
    NDArray sum = stacked.get("0:" + items).mul(passes.get(0).weight());
    for (int i = 1; i < passes.size(); i++) {
      sum = sum.add(
          stacked.get(i * items + ":" + (i + 1) * items).mul(passes.get(i).weight()));
    }
    return sum;
  }
}
