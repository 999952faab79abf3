package io.formant.stages.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.artifact.Block;
import io.formant.artifact.codec.ArtifactCodec;
import io.formant.corpus.Split;
import io.formant.stage.From;
import io.formant.stage.Item;
import io.formant.stage.Traits;
import io.formant.stages.Embedding;
import io.formant.stages.Embeddings;
import io.formant.stages.MemoryInputs;
import io.formant.stages.QuietTask;
import io.formant.stages.TinyCorpus;
import io.formant.stages.evaluate.Evaluation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluateClusteringTest {
  private static final From<Embeddings> CLAP = new From<>("clap");
  private static final From<Embeddings> STATS = new From<>("stats");
  private final EvaluateClustering stage = new EvaluateClustering();

  /** Keeps the voice alone, or text and length. */
  private static List<Item<Embedding>> embeddings(boolean voice) {
    return TinyCorpus.clips().stream()
        .map(item -> {
          float length = item.value().samples().length / 1e4f;
          int number = voice
              ? TinyCorpus.VOICES.indexOf(item.label("voice"))
              : TinyCorpus.WORDS.indexOf(item.label("text"));
          return Item.of(
              item.key(), item.labels(), new Embedding(new float[] {number, -number, length}));
        })
        .toList();
  }

  private List<Block> run(Split... splits) {
    EvaluateClustering.Spec spec =
        new EvaluateClustering.Spec(List.of(CLAP, STATS), List.of(splits), 8);
    MemoryInputs in = new MemoryInputs();
    for (From<Embeddings> from : spec.from()) {
      in.with(
          from,
          Traits.of(Embeddings.class),
          MemoryInputs.consumed(
              embeddings(from.equals(CLAP)), entries -> stage.consumes(spec, from, entries)));
    }
    return stage
        .run(spec, in, new QuietTask(1, Path.of("target", "checkpoint")))
        .items()
        .get(0)
        .value()
        .blocks();
  }

  private static Block.Table table(String title) {
    return new EvaluateClusteringTest()
        .run(Split.TEST, Split.HELDOUT).stream()
            .filter(block -> block.title().equals(title))
            .map(Block.Table.class::cast)
            .findFirst()
            .orElseThrow();
  }

  @Test
  void claims_come_first_each_with_a_verdict() {
    Block.Table table = (Block.Table) run(Split.TEST, Split.HELDOUT).get(0);

    assertThat(table.rows())
        .extracting(row -> row.get(0).text() + ": " + row.get(1).text())
        .contains(
            "clap keeps who speaks: supported",
            "clap drops what is said: supported",
            "stats drops what is said: refuted");
  }

  @Test
  void an_embedding_that_keeps_the_voice_groups_by_voice_and_not_by_text() {
    Block.Table table = table("Who is near whom? Intervals, by voice");

    assertThat(table.rows())
        .extracting(row -> row.get(0).text() + " by " + row.get(1).text())
        .containsExactly("clap by voice", "clap by text", "stats by voice", "stats by text");
    assertThat(
            table.rows().stream().map(row -> row.get(4).number().orElseThrow().value() > 0.9))
        .containsExactly(true, false, false, true);
    assertThat(table.note()).contains("Clips of splits test and heldout");
  }

  @Test
  void a_corpus_that_does_not_tell_how_it_was_recorded_has_no_intervals_by_recording() {
    assertThat(run(Split.TEST, Split.HELDOUT))
        .filteredOn(block -> block.title().equals("Intervals by recording"))
        .singleElement()
        .satisfies(
            block -> assertThat(((Block.Text) block).text()).contains("the corpus tells of none"));
  }

  @Test
  void each_embedding_is_drawn_in_three_ways_and_by_text_a_point_a_clip() {
    assertThat(run(Split.TEST, Split.HELDOUT).stream()
            .filter(Block.Scatter.class::isInstance)
            .map(block -> block.title() + " " + ((Block.Scatter) block).points().size()))
        .containsExactly(
            "PCA of clap 18",
            "t-SNE of clap 18",
            "UMAP of clap 18",
            "t-SNE of clap, by text 18",
            "PCA of stats 18",
            "t-SNE of stats 18",
            "UMAP of stats 18",
            "t-SNE of stats, by text 18");
  }

  @Test
  void the_same_seed_gives_the_same_report() {
    assertThat(ArtifactCodec.bytes(new Evaluation(run(Split.TEST, Split.HELDOUT))))
        .isEqualTo(ArtifactCodec.bytes(new Evaluation(run(Split.TEST, Split.HELDOUT))));
  }

  @Test
  void embeddings_of_other_clips_are_refused() {
    EvaluateClustering.Spec spec =
        new EvaluateClustering.Spec(List.of(CLAP, STATS), List.of(Split.TEST), 8);
    MemoryInputs in = new MemoryInputs()
        .with(CLAP, Traits.of(Embeddings.class), embeddings(true).subList(0, 8))
        .with(STATS, Traits.of(Embeddings.class), embeddings(true).subList(1, 9));

    assertThatThrownBy(() -> stage.run(spec, in, new QuietTask(1, Path.of("target", "checkpoint"))))
        .hasMessage(
            "'stats' is of other clips than 'clap': only embeddings of the same clips can be compared");
  }

  @Test
  void too_few_clips_are_refused_by_name() {
    assertThatThrownBy(() -> run(Split.VALIDATION))
        .hasMessage(
            "'clap' has 0 clips in splits [validation], expected at least 4: name other splits under 'split', or put more clips into these");
  }
}
