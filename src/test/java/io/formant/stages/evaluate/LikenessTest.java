package io.formant.stages.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.formant.artifact.Block;
import io.formant.stages.Cell;
import io.formant.stages.judge.Judged;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tenth of a neper is 0.8686 dB. */
class LikenessTest {
  private static final double STEP_DB = 2 / Math.log(10);
  private static final Cell TRAIN = new Cell("train", "ann", "one");
  private static final Cell TEST = new Cell("test", "ann", "one");
  private static final Cell HELD = new Cell("heldout", "bob", "two");

  private static List<Block.Cell> row(
      List<Judged> generated, List<Judged> real, String name, String split) {
    List<Judged> train = List.of(Heard.real(TRAIN, 0), Heard.real(TRAIN, 3));
    return new Likeness(GeneratedClips.of(generated), real, train, Heard.INSTRUMENTS)
        .table().rows().stream()
            .filter(row -> row.get(0).text().equals(name) && row.get(1).text().equals(split))
            .findFirst()
            .orElseThrow();
  }

  private static double value(Block.Cell cell) {
    return cell.number().orElseThrow().value();
  }

  @Test
  void a_clip_that_looks_like_a_training_clip_is_at_no_distance() {
    List<Judged> copy = List.of(Heard.main(TEST, "one", "ann"));

    assertThat(value(row(copy, List.of(), "generated", "test").get(2))).isZero();
  }

  @Test
  void the_nearest_training_clip_of_the_text_counts() {
    List<Judged> real = List.of(Heard.real(TEST, 2), Heard.real(TEST, 5));
    List<Block.Cell> row = row(List.of(), real, "real clips", "test");

    assertThat(value(row.get(2))).isCloseTo(1.5 * STEP_DB, within(1e-4));
    assertThat(value(row.get(3))).isCloseTo(STEP_DB, within(1e-4));
  }

  @Test
  void one_template_a_cell_has_no_distance_within_and_real_clips_count_their_training_takes() {
    List<Judged> template = List.of(Heard.main(TEST, "one", "ann"), Heard.main(TEST, "one", "ann"));
    List<Judged> real = List.of(Heard.real(TEST, 3));

    assertThat(value(row(template, real, "generated", "test").get(4))).isZero();
    assertThat(value(row(template, real, "real clips", "test").get(4)))
        .isCloseTo((3 + 3 + 0) / 3.0 * STEP_DB, within(1e-4));
  }

  @Test
  void where_nothing_can_be_compared_there_is_a_dash() {
    List<Judged> alone = List.of(Heard.main(HELD, "two", "bob"));

    assertThat(row(alone, List.of(), "generated", "heldout").subList(2, 5))
        .extracting(Block.Cell::text)
        .containsOnly("–");
  }
}
