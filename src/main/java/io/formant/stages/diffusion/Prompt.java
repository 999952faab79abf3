package io.formant.stages.diffusion;

import io.formant.stages.Cell;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One clip to generate.
 *
 * @param cell the voice and text asked for
 * @param style the voice whose style is given
 * @param content the text whose content is given
 * @param take number of the clip among those of its cell, from 0; together with voice and text it decides the noise
 */
record Prompt(Cell cell, Part style, Part content, GuidanceScales guidance, int take) {

  /** What is given, compared with what is asked for. */
  enum Given {
    /** What is asked for. */
    TRUE,
    /** Another prompt's, dealt out at random, by chance what is asked for. */
    SHUFFLED,
    /** Surely another one. */
    SWAPPED,
    /** Nothing. */
    NULL,
    /** Nothing, and nothing is generated: the clip is the noise that sampling would have started from. */
    NOISE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One condition.
   *
   * @param of the voice or text that it comes from; under {@link Given#NULL} and {@link Given#NOISE} the one asked for
   */
  record Part(Given given, String of) {
    boolean isNull() {
      return given == Given.NULL || given == Given.NOISE;
    }
  }

  /** What is asked for, given. */
  static Prompt of(Cell cell, GuidanceScales guidance, int take) {
    return new Prompt(
        cell,
        new Part(Given.TRUE, cell.voice()),
        new Part(Given.TRUE, cell.text()),
        guidance,
        take);
  }

  Prompt withStyle(Given given, String voice) {
    return new Prompt(cell, new Part(given, voice), content, guidance, take);
  }

  Prompt withContent(Given given, String text) {
    return new Prompt(cell, style, new Part(given, text), guidance, take);
  }

  /** The same clip's noise alone. */
  Prompt asNoise() {
    return withStyle(Given.NOISE, cell.voice()).withContent(Given.NOISE, cell.text());
  }

  boolean isNoise() {
    return style.given() == Given.NOISE;
  }

  /** Distinct among the prompts of a stage, and telling. */
  String key() {
    String content =
        content().given() == Given.TRUE ? "" : " " + content().given().word() + " content";
    return String.join(
        "/",
        style.given().word() + content + " " + guidance.label(),
        cell.split(),
        cell.voice(),
        cell.text(),
        "%03d".formatted(take));
  }

  /**
   * What is asked for as {@code voice} and {@code text}, what is given as {@code style-voice} and {@code content-text}.
   *
   * @param evaluations network evaluations of the clip
   */
  Map<String, String> labels(long seed, int steps, int evaluations) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("split", cell.split());
    labels.put("voice", cell.voice());
    labels.put("text", cell.text());
    labels.put("condition", style.given().word());
    labels.put("content", content.given().word());
    labels.put("style-voice", style.isNull() ? "" : style.of());
    labels.put("content-text", content.isNull() ? "" : content.of());
    labels.put("take", Integer.toString(take));
    labels.put("guidance", guidance.label());
    labels.put("seed", Long.toString(seed));
    labels.put("steps", Integer.toString(isNoise() ? 0 : steps));
    labels.put("evaluations", Integer.toString(isNoise() ? 0 : evaluations));
    return labels;
  }
}
