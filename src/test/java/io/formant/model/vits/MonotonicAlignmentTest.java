package io.formant.model.vits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.formant.tensor.RandomStream;
import io.formant.tensor.Seed;
import org.junit.jupiter.api.Test;

class MonotonicAlignmentTest {

  @Test
  void the_path_scores_as_well_as_the_best_of_all() {
    for (int trial = 0; trial < 200; trial++) {
      RandomStream random = new Seed(trial).stream();
      int tokens = 1 + random.below(5);
      int frames = tokens + random.below(6);
      float[][] scores = new float[frames][];
      for (int y = 0; y < frames; y++) {
        scores[y] = random.normals(tokens);
      }
      int[] path = MonotonicAlignment.of(scores);
      assertThat(path).hasSize(frames).startsWith(0).endsWith(tokens - 1);
      double score = scores[0][0];
      for (int y = 1; y < frames; y++) {
        assertThat(path[y] - path[y - 1]).isBetween(0, 1);
        score += scores[y][path[y]];
      }
      assertThat(score).isCloseTo(best(scores, 0, 0), within(1e-4));
    }
  }

  @Test
  void of_two_ways_of_one_value_it_stays_longer_with_a_token_seen_from_the_end() {
    assertThat(MonotonicAlignment.of(new float[4][2])).containsExactly(0, 1, 1, 1);
  }

  /** By trying all ways on from a frame with a token. */
  private static double best(float[][] scores, int y, int x) {
    boolean last = y == scores.length - 1;
    if (x == scores[0].length || last && x != scores[0].length - 1) {
      return Double.NEGATIVE_INFINITY;
    }
    if (last) {
      return scores[y][x];
    }
    return scores[y][x] + Math.max(best(scores, y + 1, x), best(scores, y + 1, x + 1));
  }
}
