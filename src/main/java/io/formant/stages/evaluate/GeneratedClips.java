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
    return in("true", true);
  }

  /** The true style, without guidance. */
  List<Judged> unguided() {
    return in("true", false);
  }

  /** Styles dealt out at random: by chance a clip may get its own voice's. */
  List<Judged> shuffled() {
    return in("shuffled", true);
  }

  /** No style. */
  List<Judged> withoutStyle() {
    return in("null", true);
  }

  private List<Judged> in(String condition, boolean guided) {
    return all.stream()
        .filter(clip -> clip.condition().equals(condition))
        .filter(clip -> clip.guidance().equals(guidance) == guided)
        .toList();
  }
}
