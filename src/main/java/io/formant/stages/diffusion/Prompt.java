package io.formant.stages.diffusion;

import io.formant.stages.Cell;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One clip to generate.
 *
 * @param cell the voice and text asked for
 * @param styleVoice the voice whose style is given: that asked for, or another prompt's under {@link Style#SHUFFLED}
 * @param take number of the clip among those of its cell, from 0; together with voice and text it decides the noise
 */
record Prompt(Cell cell, Style style, String styleVoice, GuidanceScales guidance, int take) {

  /** Which style is given. */
  enum Style {
    TRUE,
    SHUFFLED,
    NULL;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Distinct among the prompts of a stage, and telling. */
  String key() {
    return String.join(
        "/",
        style.word() + " " + guidance.label(),
        cell.split(),
        cell.voice(),
        cell.text(),
        "%03d".formatted(take));
  }

  /** @param evaluations network evaluations of the clip */
  Map<String, String> labels(long seed, int steps, int evaluations) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("split", cell.split());
    labels.put("voice", cell.voice());
    labels.put("text", cell.text());
    labels.put("condition", style.word());
    labels.put("guidance", guidance.label());
    labels.put("seed", Long.toString(seed));
    labels.put("steps", Integer.toString(steps));
    labels.put("evaluations", Integer.toString(evaluations));
    return labels;
  }
}
