package io.formant.stages.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.formant.artifact.Block;
import io.formant.stages.Cell;
import io.formant.stages.judge.Judged;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechScoresTest {
  private static final Cell HELD = new Cell("heldout", "ann", "one");
  private static final Cell SEEN = new Cell("test", "bob", "two");
  private static final List<Judged> REAL =
      List.of(Heard.real(HELD, 0), Heard.real(HELD, 1), Heard.real(SEEN, 2));

  /** Content right in three of four, voice in two, both in one. */
  private static final List<Judged> GENERATED = List.of(
      Heard.main(HELD, "one", "ann"),
      Heard.main(HELD, "one", "cat"),
      Heard.main(HELD, "one", "bob"),
      Heard.main(HELD, "six", "ann"),
      Heard.main(SEEN, "two", "bob"),
      Heard.generated(HELD, "true", Heard.OFF, "six", "cat"),
      Heard.generated(HELD, "shuffled", Heard.MAIN, "one", "bob"));

  private static SpeechScores scores() {
    return new SpeechScores(GeneratedClips.of(GENERATED), REAL, List.of(), Heard.INSTRUMENTS, 1);
  }

  private static List<Block.Cell> row(String name, String split) {
    return scores().accuracy().rows().stream()
        .filter(row -> row.get(0).text().equals(name) && row.get(1).text().equals(split))
        .findFirst()
        .orElseThrow();
  }

  private static double value(Block.Cell cell) {
    return cell.number().orElseThrow().value();
  }

  @Test
  void content_voice_and_both_are_shares_of_the_clips_of_a_split() {
    List<Block.Cell> held = row("generated, style=2 content=3", "heldout");
    List<Block.Cell> seen = row("generated, style=2 content=3", "test");

    assertThat(held.subList(2, 5)).map(SpeechScoresTest::value).containsExactly(0.75, 0.5, 0.25);
    assertThat(held.get(2).number().orElseThrow().count()).isEqualTo(4);
    assertThat(seen.subList(2, 5)).map(SpeechScoresTest::value).containsExactly(1.0, 1.0, 1.0);
  }

  @Test
  void intervals_are_wilsons() {
    Block.Number content =
        row("generated, style=2 content=3", "heldout").get(2).number().orElseThrow();

    assertThat(content.low()).isCloseTo(0.3006, within(1e-4));
    assertThat(content.high()).isCloseTo(0.9544, within(1e-4));
  }

  @Test
  void only_conditions_with_clips_have_rows() {
    assertThat(scores().accuracy().rows().stream()
            .map(row -> row.get(0).text() + "/" + row.get(1).text()))
        .containsExactly(
            "generated, style=2 content=3/heldout",
            "real clips/heldout",
            "control: guidance off/heldout",
            "control: shuffled style/heldout",
            "generated, style=2 content=3/test",
            "real clips/test");
  }

  @Test
  void a_real_clip_is_compared_with_another_take_of_its_pair() {
    assertThat(value(row("real clips", "heldout").get(5))).isPositive();
  }

  @Test
  void a_clip_is_never_compared_with_itself() {
    List<Judged> lone =
        List.of(Heard.real(HELD, 0), Heard.real(new Cell("heldout", "bob", "one"), 1));

    assertThat(new SpeechScores(GeneratedClips.of(List.of()), lone, List.of(), Heard.INSTRUMENTS, 1)
            .accuracy()
            .rows())
        .singleElement()
        .satisfies(row -> assertThat(row.get(5).text()).isEqualTo("–"));
  }

  @Test
  void the_chance_of_a_voice_is_told() {
    assertThat(scores().accuracy().note())
        .contains("Chance for voice is 1 in 2")
        .contains("95 %");
  }

  @Test
  void each_withheld_pair_has_a_row_with_what_was_heard_instead() {
    List<List<Block.Cell>> rows = scores().cells().rows();

    assertThat(rows).singleElement().satisfies(row -> {
      assertThat(row.subList(0, 2)).extracting(Block.Cell::text).containsExactly("ann", "one");
      assertThat(value(row.get(4))).isEqualTo(0.25);
      assertThat(row.get(5).text()).isEqualTo("cat “one”, bob “one”, ann “six”");
    });
  }
}
