package io.formant.stages.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Block;
import io.formant.stages.Cell;
import io.formant.stages.judge.Judged;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClipScoresTest {
  private static final Cell CELL = new Cell("heldout", "ann", "one");
  private final Judged wrongVoice = Heard.main(CELL, "one", "bob");
  private final Judged real = Heard.real(CELL, 0);
  private final Gallery gallery =
      new Gallery(GeneratedClips.of(List.of(wrongVoice)), List.of(real), List.of());

  private Block.Scores scores() {
    gallery.blocks();
    return ClipScores.of(
        Gallery.TITLE,
        gallery.named(),
        clip -> clip == real ? OptionalDouble.empty() : OptionalDouble.of(4.5));
  }

  @Test
  void every_sample_of_the_gallery_has_scores() {
    Stream<String> samples = gallery.blocks().stream()
        .filter(Block.Audio.class::isInstance)
        .flatMap(block -> ((Block.Audio) block).samples().stream())
        .map(Block.Sample::name);
    List<String> names = samples.toList();

    assertThat(ClipScores.of(Gallery.TITLE, gallery.named(), clip -> OptionalDouble.empty())
            .scores())
        .extracting(Block.Score::sample)
        .containsExactlyElementsOf(names);
  }

  @Test
  void a_generated_clip_is_scored_by_what_was_heard_and_what_it_cost() {
    assertThat(scores().measures())
        .extracting(Block.Measure::name)
        .containsExactly("both", "content", "voice", "MCD", "evaluations");
    assertThat(scores().scores().get(0).values()).containsExactly(0, 1, 0, 4.5, 24);
  }

  @Test
  void what_was_not_measured_is_no_number() {
    assertThat(scores().scores().get(1).values()).containsExactly(1, 1, 1, Double.NaN, Double.NaN);
  }
}
