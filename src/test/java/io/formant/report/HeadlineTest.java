package io.formant.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Cell;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeadlineTest {
  private static Cell share(double value) {
    return Cell.of(new Block.Number(value, Double.NaN, Double.NaN, 40, "%"));
  }

  @Test
  void chance_is_told_beside_a_result_and_is_none_itself() {
    Block.Table table = new Block.Table(
        "read out",
        "",
        List.of("embedding", "voice", "by chance", "text", "by chance", "recording"),
        List.of(List.of(
            Cell.of("CLAP"), share(0.98), share(0.1), share(0.08), share(0.1), Cell.of("–"))));

    List<Headline> headlines = Headline.of(Stream.of(table));

    assertThat(headlines).extracting(Headline::of).containsOnly("CLAP");
    assertThat(headlines).extracting(Headline::name).containsExactly("voice", "text");
    assertThat(headlines)
        .extracting(Headline::beside)
        .containsOnly(List.of("by chance 10.0\u00a0%"));
  }
}
