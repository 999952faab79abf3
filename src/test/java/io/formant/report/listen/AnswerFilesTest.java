package io.formant.report.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.formant.artifact.Block;
import io.formant.report.FinishedRun.Listening;
import io.formant.report.compare.ScoredRun;
import io.formant.report.listen.ListeningTest.Choice;
import io.formant.report.page.ReportWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerFilesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  Path reports;

  private Path report;
  private final List<String> troubles = new ArrayList<>();

  @BeforeEach
  void write() throws Exception {
    report = new ScoredRun().write(reports);
  }

  private ObjectNode sheet(Kind kind, String rater, ToDoubleFunction<Stimulus> score)
      throws Exception {
    ListeningTest test = ListeningTest.of(report, new Choice(kind, 1, Optional.empty(), List.of()));
    ObjectNode sheet = JSON.createObjectNode().put("kind", kind.word()).put("rater", rater);
    ArrayNode answers = sheet.putArray("answers");
    for (ListeningTest.Trial trial : test.trials()) {
      ObjectNode scores = answers.addObject().putObject("scores");
      trial.stimuli().forEach(it -> scores.put(it.id(), score.applyAsDouble(it)));
    }
    return sheet;
  }

  private void answer(String file, JsonNode sheet) throws Exception {
    Files.writeString(report.resolve(file), sheet.toPrettyString());
  }

  private Listening heard() throws Exception {
    return AnswerFiles.heard(new ScoredRun().finished(), reports, troubles::add);
  }

  private Block.Number number(int table, String row, int column) throws Exception {
    return ((Block.Table) heard().blocks().get(table))
        .rows().stream()
            .filter(cells -> cells.get(0).text().equals(row))
            .findFirst()
            .orElseThrow()
            .get(column)
            .number()
            .orElseThrow();
  }

  private static double real(Stimulus stimulus) {
    return stimulus.system().equals("reference")
        ? 5
        : stimulus.system().equals("resynthesis") ? 4 : 3;
  }

  @Test
  void scores_become_means_with_intervals_and_agreement() throws Exception {
    answer("answers.json", sheet(Kind.MOS, "ann", AnswerFilesTest::real));
    answer("answers-bob.json", sheet(Kind.MOS, "bob", it -> real(it) - 1));

    assertThat(number(0, "generated", 1).value()).isEqualTo(2.5);
    assertThat(number(0, "generated", 1).low()).isBetween(2.0, 2.5);
    assertThat(number(0, "generated", 1).high()).isBetween(2.5, 3.0);
    assertThat(number(0, "generated", 1).count()).isEqualTo(8);
    assertThat(number(0, "reference", 1).value()).isEqualTo(4.5);
    assertThat(number(1, "mos", 1).value())
        .as("48 ratings, the 24 pairs each 1 apart: 2, 3, 4, 5 given 8, 16, 16, 8 times")
        .isCloseTo(1 - 47.0 * 48 / 4224, within(1e-12));
    assertThat(((Block.Table) heard().blocks().get(0)).rows().get(0).get(0).text())
        .isEqualTo("reference");
  }

  @Test
  void a_preference_is_a_share_in_which_ties_count_half() throws Exception {
    answer("answers.json", sheet(Kind.AB, "ann", it -> it.system().equals("generated") ? 1 : 0));
    answer("answers-bob.json", sheet(Kind.AB, "bob", it -> 0.5));

    assertThat(number(0, "generated rather than resynthesis", 1).value()).isEqualTo(0.75);
    assertThat(number(0, "generated rather than resynthesis", 1).count()).isEqualTo(15);
    assertThat(number(0, "generated rather than resynthesis", 2).value()).isEqualTo(0.5);
  }

  @Test
  void one_listener_cannot_agree_and_a_list_of_sheets_is_as_good_as_files() throws Exception {
    answer("answers.json", sheet(Kind.SIMILARITY, "ann", it -> 3));
    Block.Table alone = (Block.Table) heard().blocks().get(1);
    ArrayNode both = JSON.createArrayNode()
        .add(sheet(Kind.SIMILARITY, "ann", AnswerFilesTest::real))
        .add(sheet(Kind.SIMILARITY, "bob", AnswerFilesTest::real));
    answer("answers.json", both);

    assertThat(alone.rows().get(0).get(1).text()).isEqualTo("one listener");
    assertThat(number(1, "similarity", 1).value()).isCloseTo(1, within(1e-12));
  }

  @Test
  void answers_go_on_to_the_next_report_and_stay_there_without_doubling() throws Exception {
    answer("answers.json", sheet(Kind.MOS, "ann", AnswerFilesTest::real));
    Listening first = heard();
    Path next = new ReportWriter(reports).write(new ScoredRun().finished().with(first));

    assertThat(next.resolve("answers.json")).hasContent(first.answers());
    assertThat(Files.readString(next.resolve("index.html"))).contains("How natural does it sound?");
    assertThat(JSON.readTree(next.resolve("run.json").toFile())
            .get("tables")
            .findValuesAsText("stage"))
        .contains("listening");
    assertThat(heard()).isEqualTo(first);
  }

  @Test
  void a_later_answer_of_a_listener_replaces_the_earlier_one() throws Exception {
    answer("answers-1.json", sheet(Kind.MOS, "ann", it -> 1));
    answer("answers-2.json", sheet(Kind.MOS, "ann", it -> 4));

    assertThat(number(0, "generated", 1).value()).isEqualTo(4);
  }

  @Test
  void answers_about_other_clips_do_not_count() throws Exception {
    answer("answers.json", sheet(Kind.MOS, "ann", it -> 3));

    assertThat(AnswerFiles.heard(new ScoredRun().steps(4).finished(), reports, troubles::add)
            .blocks())
        .as("the real clips are the same, the generated ones are not")
        .isNotEmpty();
    assertThat(((Block.Table)
                AnswerFiles.heard(new ScoredRun().steps(4).finished(), reports, troubles::add)
                    .blocks()
                    .get(0))
            .rows())
        .extracting(row -> row.get(0).text())
        .doesNotContain("generated");
  }

  @Test
  void a_file_that_is_no_sheet_is_named_and_left_out() throws Exception {
    Files.writeString(report.resolve("answers-a.json"), "{");
    answer("answers-b.json", sheet(Kind.MOS, "ann", it -> 9));
    answer("answers-c.json", sheet(Kind.MOS, " ", it -> 3));

    assertThat(heard()).isEqualTo(Listening.NONE);
    assertThat(troubles)
        .hasSize(3)
        .anyMatch(it -> it.contains("answers-a.json is left out: it is no JSON"))
        .anyMatch(it -> it.contains("a score is 9.0, expected a number from 1 to 5"))
        .anyMatch(it -> it.contains("rater has 0 letters"));
  }

  @Test
  void a_sheet_that_is_handed_in_is_checked_and_added() throws Exception {
    AnswerFiles.add(report, sheet(Kind.MOS, "ann", it -> 3));
    AnswerFiles.add(report, sheet(Kind.AB, "bob", it -> 0.5));

    assertThat(JSON.readTree(report.resolve("answers.json").toFile())).hasSize(2);
    assertThatThrownBy(() -> AnswerFiles.add(
            report,
            JSON.readTree(
                "{\"kind\":\"mos\",\"rater\":\"x\",\"answers\":[{\"scores\":{\"0\":3}}]}")))
        .hasMessage("the answers are about clips of another report");
    assertThat(JSON.readTree(report.resolve("answers.json").toFile())).hasSize(2);
  }
}
