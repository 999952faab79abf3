package io.formant.model.unet;

import java.util.List;

/**
 * What a U-Net is made of.
 *
 * @param dimensions 1 for frames (B, L, C), 2 for pictures (B, H, W, C)
 * @param inputs channels that come in
 * @param outputs channels that go out
 * @param levels outermost first
 * @param modulationFeatures E of the features (B, E) that modulate items and skip connections; 0 where nothing is modulated
 * @param contextWidth E of the tokens (B, S, E) that cross-attention sees; 0 where nothing attends to them
 * @param ends how the outermost level meets input and output
 */
public record UNetConfig(
    int dimensions,
    int inputs,
    int outputs,
    List<LevelConfig> levels,
    int modulationFeatures,
    int contextWidth,
    Ends ends) {

  /** How the outermost level meets input and output. */
  public sealed interface Ends {

    /** As every other level does: down- and up-sampling around a skip connection. */
    record AsLevel() implements Ends {}

    /**
     * Convolutions of width 3: one in, one out after a norm, which starts as zero, and no skip connection. Full-rate frames keep
     * their resolution.
     *
     * @param groups of the norm
     */
    record Convolutions(int groups) implements Ends {}
  }

  public UNetConfig {
    levels = List.copyOf(levels);
    if (dimensions != 1 && dimensions != 2) {
      throw new IllegalArgumentException("dimensions is " + dimensions + ", expected 1 or 2");
    }
    if (inputs < 1 || outputs < 1 || levels.isEmpty()) {
      throw new IllegalArgumentException("a network of " + inputs + " inputs, " + outputs
          + " outputs and " + levels.size() + " levels, expected at least one of each");
    }
    if (ends instanceof Ends.Convolutions && levels.get(0).factor() != 1) {
      throw new IllegalArgumentException(
          "outermost factor is " + levels.get(0).factor() + ", expected 1 between convolutions");
    }
    check(levels, modulationFeatures, contextWidth);
  }

  private static void check(List<LevelConfig> levels, int modulationFeatures, int contextWidth) {
    if (modulationFeatures < 1 && levels.stream().anyMatch(LevelConfig::isModulated)) {
      throw new IllegalArgumentException(
          "modulation features is " + modulationFeatures + ", expected at least 1 to modulate");
    }
    if (contextWidth < 1 && levels.stream().anyMatch(LevelConfig::seesContext)) {
      throw new IllegalArgumentException(
          "context width is " + contextWidth + ", expected at least 1 for cross-attention");
    }
  }

  /** The number of frames along every axis must be a multiple of this. */
  public int frameMultiple() {
    return levels.stream().map(LevelConfig::factor).reduce(1, Math::multiplyExact);
  }
}
