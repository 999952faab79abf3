package io.formant.stages.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.formant.artifact.Block;
import io.formant.corpus.Split;
import io.formant.stages.Cell;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Takes of one buzz differ in pitch by what they were made with: two hundredths a take. */
class ProsodyTest {
  private static final Cell CELL = new Cell("test", "ann", "one");

  private static List<List<Block.Cell>> rows(int... takes) {
    Prosody prosody = new Prosody(List.of(Heard.real(CELL, 0)), Heard.INSTRUMENTS, 1);
    prosody.add(
        "clips",
        Split.TEST,
        Arrays.stream(takes).mapToObj(take -> Heard.real(CELL, take)).toList());
    return prosody.table().rows();
  }

  @Test
  void pitch_and_length_are_off_by_what_the_takes_differ_by() {
    List<Block.Cell> row = rows(2, 2).get(0);
    double cents = 1200 * Math.log(1.04) / Math.log(2);
    assertThat(row.get(2).number().orElseThrow().value()).isCloseTo(cents, within(25.0));
    assertThat(row.get(5).number().orElseThrow().value()).isCloseTo(0.04 / 0.25, within(0.01));
  }

  @Test
  void a_clip_alone_has_nothing_to_be_held_against() {
    assertThat(rows(0)).isEmpty();
  }
}
