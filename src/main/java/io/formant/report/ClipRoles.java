package io.formant.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What clips are in their run: {@code generated}, {@code shuffled style}, {@code no style}, {@code reference}, {@code resynthesis}.
 * The guidance under which most clips of a run were generated is no part of it, since that is what runs may differ in.
 */
public final class ClipRoles {
  public static final String MAIN = "generated";
  public static final String REFERENCE = "reference";

  private final String mainGuidance;

  private ClipRoles(String mainGuidance) {
    this.mainGuidance = mainGuidance;
  }

  /** Of the clips of one run. */
  public static ClipRoles among(List<ClipRecord> clips) {
    return new ClipRoles(clips.stream()
        .filter(clip -> clip.isGenerated() && clip.condition().equals("true"))
        .collect(Collectors.groupingBy(ClipRecord::guidance, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(""));
  }

  public String of(ClipRecord clip) {
    if (!clip.isGenerated()) return clip.source();
    String guidance = clip.guidance().equals(mainGuidance) ? "" : ", guidance " + clip.guidance();
    return switch (clip.condition()) {
      case "true", "" -> MAIN + guidance;
      case "null" -> "no style" + guidance;
      default -> clip.condition() + (clip.condition().contains(" ") ? "" : " style") + guidance;
    };
  }
}
