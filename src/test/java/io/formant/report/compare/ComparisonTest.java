package io.formant.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.formant.artifact.Block;
import io.formant.report.compare.Difference.Pairing;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  @TempDir
  Path reports;

  /** Right in one of the three texts. */
  private static double right(Block.Sample sample) {
    return sample.text().equals("one") ? 1 : 0;
  }

  private Comparison compare(ScoredRun... runs) throws Exception {
    List<Path> folders = new ArrayList<>();
    for (ScoredRun run : runs) folders.add(run.write(reports));
    return Comparison.of(folders);
  }

  private static Difference difference(Comparison comparison, String measure, String slice) {
    return comparison.differences().stream()
        .filter(it -> it.measure().name().equals(measure) && it.slice().equals(slice))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_lines_that_differ_are_shown_with_what_differs_in_them() throws Exception {
    Comparison comparison = compare(new ScoredRun().steps(4), new ScoredRun().steps(8));

    assertThat(comparison.lines()).singleElement().satisfies(line -> {
      assertThat(line.key()).isEqualTo("stages.speech");
      assertThat(line.text(0)).isEqualTo("{type: sample, steps: 4}");
      assertThat(line.texts().get(1).stream().filter(PipelineLine.Segment::differs))
          .extracting(PipelineLine.Segment::text)
          .containsExactly("steps: 8");
    });
    assertThat(comparison.sides())
        .extracting(side -> side.name() + " " + side.label())
        .containsExactly("A speech.steps=4", "B speech.steps=8");
  }

  @Test
  void clips_of_one_seed_pair_up_whatever_their_guidance() throws Exception {
    Comparison comparison = compare(
        new ScoredRun().quality(sample -> 0.25),
        new ScoredRun().guidance("style=4 content=3").quality(sample -> 0.75));
    Difference content = difference(comparison, "content", "generated, heldout");

    assertThat(content.pairing()).isEqualTo(Pairing.CLIP);
    assertThat(content.pairs()).isEqualTo(30);
    assertThat(content.before()).isEqualTo(0.25);
    assertThat(content.after()).isEqualTo(0.75);
    assertThat(content.difference().value()).isEqualTo(0.5);
    assertThat(content.difference().count()).isEqualTo(15);
    assertThat(content.verdict()).isEqualTo("better");
    assertThat(difference(comparison, "MCD", "generated, heldout").verdict()).isEqualTo("better");
    assertThat(difference(comparison, "evaluations", "generated, heldout").verdict())
        .isEqualTo("no difference shown");
  }

  @Test
  void clips_of_other_seeds_pair_up_by_voice_and_text() throws Exception {
    Comparison comparison = compare(
        new ScoredRun().quality(ComparisonTest::right),
        new ScoredRun().seed(2).quality(ComparisonTest::right));
    Difference content = difference(comparison, "content", "generated, heldout");

    assertThat(content.pairing()).isEqualTo(Pairing.CELL);
    assertThat(content.pairs()).isEqualTo(15);
    assertThat(content.difference().value()).isZero();
    assertThat(content.verdict()).isEqualTo("no difference shown");
  }

  @Test
  void a_difference_that_chance_explains_is_not_called_one() throws Exception {
    Comparison comparison = compare(
        new ScoredRun().quality(ComparisonTest::right),
        new ScoredRun()
            .quality(sample -> sample.voice().equals("ann") ? 1 - right(sample) : right(sample)));
    Difference content = difference(comparison, "content", "generated, heldout");

    assertThat(content.difference().value()).isCloseTo(1 / 15.0, within(1e-12));
    assertThat(content.difference().low()).isLessThanOrEqualTo(0);
    assertThat(content.verdict()).isEqualTo("no difference shown");
  }

  @Test
  void controls_are_compared_with_controls() throws Exception {
    Comparison comparison = compare(
        new ScoredRun(),
        new ScoredRun().quality(sample -> sample.condition().equals("shuffled") ? 0 : 0.5));

    assertThat(difference(comparison, "content", "shuffled style, heldout").verdict())
        .isEqualTo("worse");
    assertThat(
            difference(comparison, "content", "generated, heldout").difference().value())
        .isZero();
  }

  @Test
  void rows_stand_under_each_other_whatever_was_asked_of_the_sampler() throws Exception {
    Comparison comparison = compare(new ScoredRun(), new ScoredRun().guidance("style=4 content=3"));

    assertThat(comparison.tables()).singleElement().satisfies(table -> {
      assertThat(table.title()).isEqualTo("result: Is it the text?");
      assertThat(table.columns()).hasSize(1);
      assertThat(table.rows())
          .extracting(row -> row.name() + " / " + row.side())
          .containsExactly(
              "generated, heldout / A",
              "generated, heldout / B",
              "real clips, heldout / A",
              "real clips, heldout / B");
      assertThat(table.refusals()).isEmpty();
    });
  }

  @Test
  void numbers_of_different_judges_never_stand_in_one_column() throws Exception {
    Comparison comparison =
        compare(new ScoredRun(), new ScoredRun().judge("another"), new ScoredRun());
    NumberTable table = comparison.tables().get(0);

    assertThat(table.columns())
        .extracting(NumberTable.Column::name)
        .containsExactly("content", "content");
    assertThat(table.columns().get(0).sides()).containsExactlyInAnyOrder("A", "C");
    assertThat(table.refusals())
        .singleElement()
        .asString()
        .matches("“content” of A and B cannot stand in one column: recognizer \\w{12} and \\w{12}");
    assertThat(table.rows().get(0).cells())
        .extracting(Optional::isPresent)
        .containsExactly(true, false);
    assertThat(table.rows().get(1).cells())
        .extracting(Optional::isPresent)
        .containsExactly(false, true);
    assertThat(comparison.refusals())
        .anyMatch(it -> it.startsWith("“content” of A and B cannot be subtracted"));
    assertThat(comparison.differences())
        .filteredOn(it -> it.measure().name().equals("content"))
        .extracting(Difference::other)
        .containsOnly("C");
  }

  @Test
  void no_run_that_another_beats_in_both_is_on_the_front() throws Exception {
    Comparison comparison = compare(
        new ScoredRun().steps(2).quality(sample -> 0.5),
        new ScoredRun().steps(4).quality(sample -> 0.9),
        new ScoredRun().steps(8).quality(sample -> 0.8));
    Tradeoff content = comparison.tradeoffs().get(0);

    assertThat(content.quality().name()).isEqualTo("content");
    assertThat(content.points()).extracting(Tradeoff.Point::cost).containsExactly(6.0, 12.0, 24.0);
    assertThat(content.points())
        .extracting(Tradeoff.Point::best)
        .containsExactly(true, true, false);
    assertThat(comparison.tradeoffs())
        .extracting(it -> it.quality().name())
        .doesNotContain("evaluations");
  }

  @Test
  void generated_clips_are_heard_next_to_each_other_and_to_a_real_one() throws Exception {
    Comparison comparison = compare(new ScoredRun().steps(4), new ScoredRun().steps(8));

    assertThat(comparison.clips()).hasSize(15).allSatisfy(row -> {
      assertThat(row.clips()).allSatisfy(clip -> assertThat(clip).isPresent());
      assertThat(row.clips().get(0).orElseThrow().key())
          .isEqualTo(row.clips().get(1).orElseThrow().key());
      assertThat(row.reference()).isPresent();
    });
  }

  @Test
  void the_page_is_well_formed_and_its_clips_lie_beside_it() throws Exception {
    Comparison comparison =
        compare(new ScoredRun().steps(4), new ScoredRun().steps(8).judge("another"));
    Path page = ComparisonWriter.write(comparison, reports.resolve("compare/x"));
    String text = Files.readString(page);

    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    assertThat(text)
        .doesNotContain("NOT_FOUND")
        .contains("<mark>steps: 4</mark>", "preload=\"none\"");
    assertThat(Files.readString(page.resolveSibling("audio/B-generated-true-ann-one-0.wav")))
        .isEqualTo("generated-true-ann-one-08style=2 content=31");
    assertThat(page.resolveSibling("differences.csv")).isNotEmptyFile();
    JsonNode json =
        new ObjectMapper().readTree(page.resolveSibling("compare.json").toFile());
    assertThat(json.at("/runs/1/name").asText()).isEqualTo("B");
    assertThat(json.get("refusals")).isNotEmpty();
  }

  @Test
  void an_older_report_without_scores_is_compared_by_its_tables() throws Exception {
    Path first = new ScoredRun().steps(4).write(reports);
    Path second = new ScoredRun().steps(8).write(reports);
    Files.delete(first.resolve("scores.tsv"));
    Comparison comparison = Comparison.of(List.of(first, second));

    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.tables()).hasSize(1);
    assertThat(new ComparisonPage(comparison, new NoLinks()).render())
        .contains("no paired differences");
  }

  /** Leads nowhere. */
  private record NoLinks() implements ComparisonPage.Links {
    @Override
    public String audio(Side side, Clip clip) {
      return "";
    }

    @Override
    public String report(Side side) {
      return "";
    }

    @Override
    public String numbers(String name) {
      return "";
    }
  }

  @Test
  void what_is_no_report_is_named() throws Exception {
    Path report = new ScoredRun().write(reports);
    Path empty = Files.createDirectory(reports.resolve("empty"));

    assertThatThrownBy(() -> Comparison.of(List.of(report, empty)))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("empty: it holds no run.json");
    assertThatThrownBy(() -> Comparison.of(List.of(report)))
        .hasMessage("a comparison needs two reports, was given 1");
  }
}
