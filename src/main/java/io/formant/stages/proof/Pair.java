package io.formant.stages.proof;

import io.formant.stages.judge.Judged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two clips from the same noise under the same guidance: one given what was asked for, one given something else in one condition.
 *
 * @param asked given the style and the content asked for
 * @param other given another style or another content, or none
 * @param swap what the other one was given
 */
record Pair(Judged asked, Judged other, Swap swap) {
  private static final String TRUE = "true";

  /** A condition that generated clips are given. */
  enum Condition {
    STYLE("condition", "style-voice"),
    CONTENT("content", "content-text");

    private final String given;
    private final String of;

    Condition(String given, String of) {
      this.given = given;
      this.of = of;
    }

    String word() {
      return this == STYLE ? "style" : "content";
    }

    /** How the condition that a clip was given relates to what was asked for: true, shuffled, swapped, null. */
    private String given(Judged clip) {
      String word = clip.item().label(given);
      return word.isEmpty() ? TRUE : word;
    }

    /** The voice or text given; empty for none. */
    String of(Judged clip) {
      return clip.item().label(of);
    }

    private Condition besides() {
      return this == STYLE ? CONTENT : STYLE;
    }
  }

  /**
   * What was given instead.
   *
   * @param by swapped, shuffled or null
   */
  record Swap(Condition condition, String by, String guidance) {
    boolean isSwapped() {
      return by.equals("swapped");
    }

    /** In the words of a table. */
    String words() {
      return switch (by) {
        case "null" -> "no " + condition.word();
        case "swapped" -> "another " + condition.word();
        default -> condition.word() + " " + by;
      };
    }
  }

  /**
   * All pairs, in the order of the clips. A style or content that was dealt out at random and happens to be the one asked for changes
   * nothing, and makes no pair.
   */
  static List<Pair> of(List<Judged> clips) {
    Map<String, Judged> asked = new HashMap<>();
    clips.stream()
        .filter(clip -> isTrue(clip, Condition.STYLE) && isTrue(clip, Condition.CONTENT))
        .forEach(clip -> asked.put(noise(clip), clip));
    List<Pair> pairs = new ArrayList<>();
    for (Judged clip : clips) {
      Judged counterpart = asked.get(noise(clip));
      if (counterpart == null) continue;
      for (Condition condition : Condition.values()) {
        if (isTrue(clip, condition) || !isTrue(clip, condition.besides())) continue;
        if (condition.of(clip).equals(condition.of(counterpart))) continue;
        Swap swap = new Swap(condition, condition.given(clip), clip.guidance());
        pairs.add(new Pair(counterpart, clip, swap));
      }
    }
    return pairs;
  }

  private static boolean isTrue(Judged clip, Condition condition) {
    return condition.given(clip).equals(TRUE);
  }

  /** What decides a clip's noise, and its guidance. */
  private static String noise(Judged clip) {
    return String.join(
        "\n",
        clip.cell().split(),
        clip.voice(),
        clip.text(),
        clip.item().label("take"),
        clip.guidance());
  }
}
