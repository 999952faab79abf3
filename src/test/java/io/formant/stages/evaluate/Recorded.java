package io.formant.stages.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Block;
import java.util.List;

/** The numbers of tables, and what they were computed with. */
final class Recorded {
  private Recorded() {}

  static List<Block.Number> numbers(List<? extends Block> blocks) {
    return blocks.stream()
        .map(Block.Table.class::cast)
        .flatMap(table -> table.rows().stream())
        .flatMap(List::stream)
        .flatMap(cell -> cell.number().stream())
        .toList();
  }

  /** Every number tells what it was computed with: the instruments of {@link Heard}, on clips of some split. */
  static void assertAllRecorded(List<? extends Block> blocks) {
    assertThat(numbers(blocks)).isNotEmpty().allSatisfy(number -> {
      Block.Basis basis = number.basis().orElseThrow();
      assertThat(basis.metric()).isNotEmpty();
      assertThat(basis.split()).isNotEmpty();
      assertThat(basis.rateHz()).isEqualTo(Heard.INSTRUMENTS.rateHz());
      assertThat(basis.reference()).isEqualTo("e0");
      assertThat(basis.digest())
          .isEqualTo(
              switch (basis.extractor()) {
                case "recogniser of content" -> "c0";
                case "recogniser of voices" -> "f0";
                case "recognisers of content and voices" ->
                  Heard.INSTRUMENTS.ofBoth("", List.of()).digest();
                default -> "";
              });
    });
  }
}
