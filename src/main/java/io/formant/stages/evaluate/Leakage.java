package io.formant.stages.evaluate;

import io.formant.corpus.Split;
import io.formant.metric.speech.PictureDistance;
import io.formant.stages.Cell;
import io.formant.stages.judge.Judged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** That nothing a result is measured on was learned from: a result on clips that leaked into training is worth nothing. */
final class Leakage {
  /** Two takes of one person saying one word differ by more; a copy at another level or coding does not. */
  private static final double NEAR_DUPLICATE_DB = 0.5;

  private static final int NAMED = 5;

  private Leakage() {}

  /**
   * @param train clips that generators learned from
   * @param measured clips of the test and heldout splits
   * @throws IllegalArgumentException naming clips of train that are those of another split, or say what is held out
   */
  static void refuse(List<Judged> train, List<Judged> measured) {
    List<String> leaks = new ArrayList<>();
    Map<Cell, List<Judged>> byPair =
        train.stream().collect(Collectors.groupingBy(clip -> clip.cell().inAnySplit()));
    for (Judged clip : measured) {
      List<Judged> same = byPair.getOrDefault(clip.cell().inAnySplit(), List.of());
      if (!same.isEmpty() && clip.cell().in(Split.HELDOUT)) {
        leaks.add("%s is held out, and %s of train is the same voice and text"
            .formatted(name(clip), name(same.get(0))));
      } else {
        same.stream()
            .filter(other -> isCopy(clip, other))
            .findFirst()
            .ifPresent(other -> leaks.add("%s of %s is the recording %s of train"
                .formatted(name(clip), clip.cell().split(), name(other))));
      }
    }
    if (!leaks.isEmpty()) {
      throw new IllegalArgumentException("%d clips leak from train into what is measured: %s%s"
          .formatted(
              leaks.size(),
              String.join("; ", leaks.subList(0, Math.min(NAMED, leaks.size()))),
              leaks.size() > NAMED ? "; …" : ""));
    }
  }

  private static String name(Judged clip) {
    return clip.item().key();
  }

  private static boolean isCopy(Judged a, Judged b) {
    return Arrays.equals(a.waveform().samples(), b.waveform().samples())
        || PictureDistance.toNearest(
                PictureDistance.print(a.picture()), List.of(PictureDistance.print(b.picture())))
            < NEAR_DUPLICATE_DB;
  }
}
