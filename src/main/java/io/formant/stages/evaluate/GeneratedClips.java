package io.formant.stages.evaluate;

import io.formant.stages.judge.Judged;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Generated clips by the condition they were made under.
 *
 * @param guidance of the main condition: that under which most clips were made
 */
record GeneratedClips(List<Judged> all, String guidance) {
  /** How clips made without guidance are labelled. */
  private static final String OFF = "style=1 content=1";

  static GeneratedClips of(List<Judged> clips) {
    String guidance = clips.stream()
        .collect(Collectors.groupingBy(Judged::guidance, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
    return new GeneratedClips(List.copyOf(clips), guidance);
  }

  /** The true style, with guidance. */
  List<Judged> main() {
    return in("true", guidance);
  }

  /** The true style, without guidance; none where that is the main guidance. */
  List<Judged> unguided() {
    return guidance.equals(OFF) ? List.of() : in("true", OFF);
  }

  /** Styles dealt out at random: by chance a clip may get its own voice's. */
  List<Judged> shuffled() {
    return in("shuffled", guidance);
  }

  /** The style of surely another voice. */
  List<Judged> swapped() {
    return in("swapped", guidance);
  }

  /** No style. */
  List<Judged> withoutStyle() {
    return in("null", guidance);
  }

  /** The noise that sampling would have started from. */
  List<Judged> noise() {
    return all.stream().filter(clip -> clip.condition().equals("noise")).toList();
  }

  /** Of the content asked for. */
  private List<Judged> in(String condition, String scales) {
    return all.stream()
        .filter(clip -> clip.condition().equals(condition) && clip.isOfContentAskedFor())
        .filter(clip -> clip.guidance().equals(scales))
        .toList();
  }
}
