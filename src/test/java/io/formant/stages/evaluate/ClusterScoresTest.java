package io.formant.stages.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.formant.artifact.Block;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterScoresTest {
  /** Two groups far apart. */
  private static final float[][] POINTS = {
    {0, 0}, {0, 1}, {1, 0}, {1, 1}, {50, 50}, {50, 51}, {51, 50}, {51, 51}
  };

  private static List<Block.Cell> row(int... labels) {
    return new ClusterScores(POINTS, 1).row("clap", "voice", labels);
  }

  private static double value(Block.Cell cell) {
    return cell.number().orElseThrow().value();
  }

  @Test
  void labels_that_are_the_groups_score_high() {
    List<Block.Cell> row = row(0, 0, 0, 0, 1, 1, 1, 1);

    assertThat(row).hasSameSizeAs(ClusterScores.COLUMNS);
    assertThat(row.get(2).text()).isEqualTo("2");
    assertThat(value(row.get(3))).isGreaterThan(0.95);
    assertThat(value(row.get(4))).isEqualTo(1);
    assertThat(value(row.get(5))).isEqualTo(0.5);
    assertThat(value(row.get(6))).isCloseTo(1, within(1e-9));
    assertThat(value(row.get(7))).isCloseTo(1, within(1e-9));
  }

  @Test
  void labels_across_the_groups_score_low() {
    List<Block.Cell> row = row(0, 1, 1, 0, 0, 1, 1, 0);

    assertThat(value(row.get(3))).isLessThan(0.1);
    assertThat(value(row.get(7))).isLessThan(0.1);
  }

  @Test
  void labels_that_do_not_vary_or_vary_with_every_clip_are_undefined() {
    for (List<Block.Cell> row : List.of(row(0, 0, 0, 0, 0, 0, 0, 0), row(0, 1, 2, 3, 4, 5, 6, 7))) {
      assertThat(row).hasSameSizeAs(ClusterScores.COLUMNS);
      assertThat(row.subList(3, 8)).extracting(Block.Cell::text).containsOnly("undefined");
    }
  }
}
