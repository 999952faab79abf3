package io.formant.stages.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Block;
import io.formant.stages.Cell;
import io.formant.stages.judge.Judged;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GalleryTest {
  private static final Cell HELD = new Cell("heldout", "Ann Ü.", "one, two");
  private static final Cell SEEN = new Cell("test", "bob", "two");

  private static List<Judged> generated() {
    List<Judged> clips = new ArrayList<>();
    for (Cell cell : List.of(SEEN, HELD)) {
      for (int take = 0; take < 3; take++) {
        clips.add(Heard.main(cell, cell.text(), cell.voice()));
      }
      clips.add(Heard.generated(cell, "true", Heard.OFF, "", ""));
      clips.add(Heard.generated(cell, "shuffled", Heard.MAIN, "", ""));
      clips.add(Heard.generated(cell, "null", Heard.MAIN, "", ""));
    }
    return clips;
  }

  private static List<Block> blocks() {
    List<Judged> real =
        List.of(Heard.real(SEEN, 0), Heard.real(SEEN, 1), Heard.real(SEEN, 2), Heard.real(HELD, 3));
    return new Gallery(GeneratedClips.of(generated()), real, List.of(Heard.real(HELD, 3))).blocks();
  }

  private static List<Block.Sample> samples() {
    return blocks().stream()
        .filter(Block.Audio.class::isInstance)
        .flatMap(block -> ((Block.Audio) block).samples().stream())
        .toList();
  }

  @Test
  void every_sample_has_a_file_name_of_its_own() {
    assertThat(samples())
        .extracting(Block.Sample::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z0-9_-]+"));
  }

  @Test
  void samples_are_the_main_clips_the_style_controls_and_two_real_ones_a_cell() {
    assertThat(samples()).extracting(Block.Sample::guidance).doesNotContain(Heard.OFF);
    assertThat(samples())
        .extracting(sample -> sample.source() + " " + sample.condition())
        .hasSize(2 * 5 + 3 + 1)
        .contains("generated true", "generated shuffled", "generated null", "resynthesis true")
        .filteredOn("reference true"::equals)
        .hasSize(3);
  }

  @Test
  void a_sample_says_how_it_was_made() {
    assertThat(samples())
        .filteredOn(sample -> sample.condition().equals("null"))
        .allSatisfy(sample -> {
          assertThat(sample.seed()).isEqualTo(7);
          assertThat(sample.steps()).isEqualTo(8);
          assertThat(sample.wav()).startsWith('R', 'I', 'F', 'F');
        });
  }

  @Test
  void players_show_two_generated_clips_and_a_real_one_of_a_cell() {
    assertThat(samples())
        .filteredOn(Block.Sample::featured)
        .filteredOn(sample -> sample.voice().equals("bob"))
        .extracting(Block.Sample::source)
        .containsExactly("generated", "generated", "reference");
  }

  @Test
  void pictures_stand_in_pairs_withheld_cells_first() {
    Block.Pictures pictures = (Block.Pictures) blocks().get(0);

    assertThat(pictures.pictures())
        .extracting(Block.Picture::caption)
        .containsExactly(
            "generated: Ann Ü. “one, two” (heldout)",
            "real: Ann Ü. “one, two” (heldout)",
            "generated: bob “two” (test)",
            "real: bob “two” (test)");
    assertThat(pictures.pictures().get(0).height()).isEqualTo(4);
    assertThat(pictures.pictures().get(0).width()).isEqualTo(6);
  }
}
