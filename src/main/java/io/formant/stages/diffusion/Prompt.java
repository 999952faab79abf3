package io.formant.stages.diffusion;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One clip to generate.
 *
 * @param styleVoice the voice whose style is given: that asked for, or another one under {@link Style#SHUFFLED}
 * @param take number of the clip among those of its cell, from 0; together with voice and text it decides the noise
 */
record Prompt(
    String split,
    String voice,
    String text,
    Style style,
    String styleVoice,
    GuidanceScales guidance,
    int take) {

  /** Which style is given. */
  enum Style {
    TRUE,
    SHUFFLED,
    NULL;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Distinct among the prompts of a stage, and telling. */
  String key() {
    return String.join(
        "/", style.word() + " " + guidance.label(), split, voice, text, "%03d".formatted(take));
  }

  Map<String, String> labels(long seed, int steps) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("split", split);
    labels.put("voice", voice);
    labels.put("text", text);
    labels.put("condition", style.word());
    labels.put("guidance", guidance.label());
    labels.put("seed", Long.toString(seed));
    labels.put("steps", Integer.toString(steps));
    return labels;
  }
}
