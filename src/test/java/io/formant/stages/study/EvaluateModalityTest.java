package io.formant.stages.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.artifact.Block;
import io.formant.corpus.Split;
import io.formant.stage.From;
import io.formant.stage.Item;
import io.formant.stage.Traits;
import io.formant.stages.Embedding;
import io.formant.stages.Embeddings;
import io.formant.stages.MemoryInputs;
import io.formant.stages.QuietTask;
import io.formant.stages.TinyCorpus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluateModalityTest {
  private static final From<Embeddings> HEARD = new From<>("heard");
  private static final From<Embeddings> TOLD = new From<>("told");
  private static final EvaluateModality.Spec SPEC =
      new EvaluateModality.Spec(HEARD, TOLD, List.of(Split.TEST, Split.HELDOUT), 8);
  private final EvaluateModality stage = new EvaluateModality();

  /** One axis a voice, of which some is shared by all that are of one kind. */
  private static List<Item<Embedding>> embeddings(boolean words, float gap) {
    return TinyCorpus.clips().stream()
        .map(item -> {
          float[] values = new float[5];
          values[TinyCorpus.VOICES.indexOf(item.label("voice"))] = 1;
          values[words ? 3 : 4] = gap;
          if (!words) values[3] = item.value().samples().length / 1e5f;
          return Item.of(item.key(), item.labels(), new Embedding(values));
        })
        .toList();
  }

  private List<Block> run(List<Item<Embedding>> heard, List<Item<Embedding>> told) {
    MemoryInputs in = new MemoryInputs()
        .with(HEARD, Traits.of(Embeddings.class), consumed(HEARD, heard))
        .with(TOLD, Traits.of(Embeddings.class), consumed(TOLD, told));
    return stage
        .run(SPEC, in, new QuietTask(1, Path.of("target", "checkpoint")))
        .items()
        .get(0)
        .value()
        .blocks();
  }

  private List<Item<Embedding>> consumed(From<Embeddings> from, List<Item<Embedding>> items) {
    return MemoryInputs.consumed(items, entries -> stage.consumes(SPEC, from, entries));
  }

  private static List<String> verdicts(List<Block> blocks) {
    return ((Block.Table) blocks.get(0))
        .rows().stream()
            .map(row -> row.get(0).text() + ": " + row.get(1).text())
            .toList();
  }

  @Test
  void modalities_apart_are_told_and_yet_find_each_other() {
    List<Block> blocks = run(embeddings(false, 5), embeddings(true, 5));

    assertThat(verdicts(blocks))
        .containsExactly(
            "clips and words lie apart, further than either is wide: supported",
            "a clip finds the words for its voice: supported");
    assertThat(((Block.Table) blocks.get(1)).rows())
        .extracting(row -> row.get(1).number().orElseThrow().value())
        .satisfies(values -> assertThat(values.get(4)).isEqualTo(1.0));
  }

  @Test
  void modalities_in_one_place_are_not_told_apart() {
    assertThat(verdicts(run(embeddings(false, 0), embeddings(true, 0))))
        .doesNotContain("clips and words lie apart, further than either is wide: supported");
  }

  @Test
  void clips_and_one_mark_a_voice_are_drawn_in_one_plane() {
    Block.Scatter scatter =
        (Block.Scatter) run(embeddings(false, 1), embeddings(true, 1)).get(2);

    assertThat(scatter.points())
        .filteredOn(point -> point.series().equals("words"))
        .hasSize(3);
    assertThat(scatter.points())
        .filteredOn(point -> point.series().equals("clips"))
        .hasSize(18);
  }

  @Test
  void the_same_words_for_every_voice_find_nothing() {
    List<Item<Embedding>> same = embeddings(true, 1).stream()
        .map(item -> Item.of(item.key(), item.labels(), new Embedding(new float[] {1, 1, 1, 0, 0})))
        .toList();

    List<Block> blocks = run(embeddings(false, 1), same);

    assertThat(verdicts(blocks)).contains("a clip finds the words for its voice: undecided");
    assertThat(((Block.Table) blocks.get(1)).rows().get(4).get(1).text())
        .isEqualTo("undefined: all 3 points are equal");
  }

  @Test
  void words_of_other_clips_are_refused() {
    assertThatThrownBy(() -> run(embeddings(false, 1), embeddings(true, 1).subList(4, 36)))
        .hasMessage("'told' is of other clips than 'heard': the words must be those of the clips");
  }
}
