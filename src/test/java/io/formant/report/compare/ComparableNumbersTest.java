package io.formant.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Block;
import io.formant.report.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports are written, read back and compared: which numbers stand in one column, and why others don't. */
class ComparableNumbersTest {
  @TempDir
  Path reports;

  private NumberTable table(ScoredRun... runs) throws Exception {
    List<Path> folders = new ArrayList<>();
    for (ScoredRun run : runs) folders.add(run.write(reports));
    return Comparison.of(folders).tables().get(0);
  }

  private static void assertRefused(NumberTable table, String reason) {
    assertThat(table.columns()).extracting(NumberTable.Column::sides).hasSize(2);
    assertThat(table.refusals())
        .singleElement()
        .asString()
        .matches("“content” of A and B cannot stand in one column: " + reason);
    assertThat(table.rows())
        .allSatisfy(
            row -> assertThat(row.cells()).filteredOn(Optional::isPresent).hasSize(1));
  }

  private static void assertTogether(NumberTable table) {
    assertThat(table.refusals()).isEmpty();
    assertThat(table.columns())
        .singleElement()
        .satisfies(column -> assertThat(column.sides()).containsExactlyInAnyOrder("A", "B"));
  }

  @Test
  void what_a_number_was_computed_with_is_read_back() throws Exception {
    ScoredRun run = new ScoredRun().recorded();
    Block.Table table = RunRecord.read(run.write(reports)).tables().get(0).table();

    assertThat(table.rows())
        .hasSize(2)
        .allSatisfy(
            row -> assertThat(row.get(2).number().orElseThrow().basis()).contains(run.basis()));
  }

  @Test
  void numbers_of_other_clips_by_the_same_judge_on_the_same_corpus_stand_together()
      throws Exception {
    assertTogether(
        table(new ScoredRun().steps(4).recorded(), new ScoredRun().steps(8).recorded()));
    assertTogether(table(new ScoredRun().steps(4), new ScoredRun().steps(8)));
  }

  @Test
  void numbers_of_another_judge_are_refused_in_their_own_words() throws Exception {
    assertRefused(
        table(new ScoredRun().recorded(), new ScoredRun().judge("another").recorded()),
        "the weights of the recogniser of content differ: \\w{12} and \\w{12}");
  }

  @Test
  void numbers_on_another_corpus_are_refused() throws Exception {
    assertRefused(
        table(new ScoredRun().recorded(), new ScoredRun().corpus("another").recorded()),
        "the references differ: \\w{12} and \\w{12}");
    assertRefused(
        table(new ScoredRun(), new ScoredRun().corpus("another")), "reference \\w{12} and \\w{12}");
  }

  @Test
  void where_no_real_clips_were_read_the_data_of_the_runs_must_be_the_same() throws Exception {
    assertRefused(
        table(
            new ScoredRun().withoutReference(),
            new ScoredRun().withoutReference().corpus("another")),
        "data \\w{12} and \\w{12}");
    assertTogether(table(
        new ScoredRun().withoutReference().steps(4),
        new ScoredRun().withoutReference().steps(8)));
  }

  @Test
  void what_only_one_of_the_stages_was_given_is_a_difference() throws Exception {
    assertRefused(
        table(new ScoredRun(), new ScoredRun().setting("takes", "4")), "takes nothing and 4");
    assertRefused(
        table(new ScoredRun().recorded(), new ScoredRun().setting("takes", "4").recorded()),
        "takes nothing and 4");
  }

  @Test
  void a_number_that_tells_nothing_is_judged_by_what_its_stage_read() throws Exception {
    assertTogether(table(new ScoredRun().recorded(), new ScoredRun()));
    assertRefused(
        table(new ScoredRun().recorded(), new ScoredRun().judge("another")),
        "recognizer \\w{12} and \\w{12}");
  }
}
