package io.formant.stages.diffusion;

import io.formant.stages.Cell;
import io.formant.tensor.RandomStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which clips may lend a clip their style: those of its voice that say another text, so that style cannot tell what is said; all of
 * its voice where it says nothing else.
 */
final class StyleSources {
  private final List<int[]> sources;

  /**
   * @param cells of all clips
   */
  StyleSources(List<Cell> cells) {
    Map<String, List<Integer>> byVoice = IntStream.range(0, cells.size())
        .boxed()
        .collect(Collectors.groupingBy(i -> cells.get(i).voice()));
    sources = cells.stream()
        .map(cell -> {
          List<Integer> ofVoice = Objects.requireNonNull(byVoice.get(cell.voice()));
          List<Integer> others = ofVoice.stream()
              .filter(i -> !cells.get(i).text().equals(cell.text()))
              .toList();
          return numbers(others.isEmpty() ? ofVoice : others);
        })
        .toList();
  }

  private static int[] numbers(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A clip, drawn at random, that lends its style to the given one. */
  int draw(int clip, RandomStream random) {
    int[] candidates = sources.get(clip);
    return candidates[random.below(candidates.length)];
  }
}
