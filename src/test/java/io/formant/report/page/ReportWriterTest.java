package io.formant.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.formant.artifact.Block;
import io.formant.report.FinishedRun;
import io.formant.report.FinishedRun.StageResult;
import io.formant.report.RunRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
  private static final Instant DATE = Instant.parse("2026-03-04T05:06:07Z");

  @TempDir
  Path reports;

  @Test
  void a_report_holds_the_files_that_are_promised_and_latest_points_to_it() throws Exception {
    Path report = write(30, DATE);

    assertThat(report).isEqualTo(reports.resolve("phoneme_clap/2026-03-04T05-06-07"));
    assertThat(reports.resolve("phoneme_clap/latest").toRealPath()).isEqualTo(report.toRealPath());
    assertThat(list(report))
        .containsExactlyInAnyOrder(
            "index.html", "report.md", "run.json", "samples.tsv", "audio", "plots");
    assertThat(list(report.resolve("plots")))
        .contains(
            "graph.svg",
            "clusters-pca.svg",
            "clusters-pca.csv",
            "model-loss.csv",
            "result-accuracy-by-split.csv",
            "result-log-mel-spectrograms-1.csv",
            "result-what-moves-what.csv",
            "result-what-moves-what.svg",
            "result-log-mel-spectrograms-1.png");
  }

  @Test
  void latest_moves_to_the_newer_report_and_no_draft_stays_behind() throws Exception {
    write(3, DATE);
    Path newer = write(3, DATE);

    assertThat(newer.getFileName()).hasToString("2026-03-04T05-06-07-2");
    assertThat(reports.resolve("phoneme_clap/latest").toRealPath()).isEqualTo(newer.toRealPath());
    assertThat(list(reports.resolve("phoneme_clap"))).hasSize(3);
  }

  @Test
  void every_clip_is_a_file_and_a_row_in_the_promised_columns() throws Exception {
    Path report = write(60, DATE);

    List<String> rows = Files.readAllLines(report.resolve("samples.tsv"));
    assertThat(rows.get(0))
        .isEqualTo("file\ttext\tvoice\tsplit\tsource\tcondition\tseed\tguidance\tsteps");
    assertThat(rows)
        .hasSize(61)
        .contains(
            "audio/clip-39.wav\tnine\trms\theldout\tgenerated\ttrue\t39\tstyle=2 content=3\t8");
    assertThat(list(report.resolve("audio"))).hasSize(60);
    assertThat(Files.readAllBytes(report.resolve("audio/clip-41.wav")))
        .isEqualTo(ExampleRun.tone(210));
  }

  @Test
  void the_page_is_well_formed_and_nothing_in_it_escapes_its_place() throws Exception {
    String page = Files.readString(write(60, DATE).resolve("index.html"));

    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    assertThat(page)
        .doesNotContain("<b>&", "NOT_FOUND")
        .contains("a &lt;b&gt;&amp;&quot;quoted&quot;");
  }

  @Test
  void the_page_asks_nothing_of_the_network() throws Exception {
    String page = Files.readString(write(60, DATE).resolve("index.html"));

    Pattern reference = Pattern.compile("(?:src|href)=\"([^\"]{0,80})|url\\(([^)]{0,80})");
    List<String> found = reference
        .matcher(page)
        .results()
        .map(hit -> hit.group(1) + hit.group(2))
        .toList();
    assertThat(found)
        .isNotEmpty()
        .noneMatch(target -> target.contains("//") && !target.startsWith("data:"));
    assertThat(page).doesNotContain("@import", "<script src", "<link", "fetch(", "import(");
  }

  @Test
  void the_page_plays_or_links_every_clip() throws Exception {
    String page = Files.readString(write(60, DATE).resolve("index.html"));

    assertThat(Pattern.compile("<audio [^>]*preload=\"none\"")
            .matcher(page)
            .results()
            .count())
        .as("36 featured ones, and the first group again at the top")
        .isEqualTo(36 + 3);
    assertThat(page).doesNotContain("data:audio");
    for (int i = 0; i < 60; i++) assertThat(page).contains("<a href=\"audio/clip-" + i + ".wav\">");
  }

  @Test
  void the_run_record_holds_every_number_of_every_table_with_its_interval() throws Exception {
    FinishedRun run = ExampleRun.of(3, DATE);
    JsonNode record = new ObjectMapper()
        .readTree(new ReportWriter(reports).write(run).resolve("run.json").toFile());

    List<List<Double>> written = new ArrayList<>();
    record
        .get("tables")
        .findParents("unit")
        .forEach(node -> written.add(List.of(
            node.get("value").asDouble(Double.NaN),
            node.get("low").asDouble(Double.NaN),
            node.get("high").asDouble(Double.NaN),
            (double) node.get("n").asInt())));
    List<List<Double>> measured = run.blocks(Block.Table.class)
        .flatMap(table ->
            table.rows().stream().flatMap(List::stream).flatMap(cell -> cell.number().stream()))
        .map(n -> List.of(n.value(), n.low(), n.high(), (double) n.count()))
        .toList();
    assertThat(written).hasSize(18).isEqualTo(measured);
  }

  @Test
  void the_run_record_tells_what_ran_and_with_what() throws Exception {
    JsonNode record =
        new ObjectMapper().readTree(write(3, DATE).resolve("run.json").toFile());

    assertThat(record.at("/stages/1/ran").asInt()).isEqualTo(12);
    assertThat(record.at("/stages/4/inputs/1").asText()).isEqualTo("clap");
    assertThat(record.at("/stages/0/output").asText()).hasSize(64);
    assertThat(record.at("/git/dirty").asBoolean()).isTrue();
    assertThat(record.at("/seeds/plan").asLong()).isEqualTo(1);
  }

  @Test
  void what_generated_sound_is_timed_by_it_and_keeps_that_when_the_report_is_written_again()
      throws Exception {
    FinishedRun run = ExampleRun.of(3, DATE);
    Path first = new ReportWriter(reports).write(run);
    Path again = new ReportWriter(reports).write(cached(run).asIn(RunRecord.read(first)));

    assertThat(Files.readString(first.resolve("report.md")))
        .contains("| speech | sample | 600 | 600 | 44\u00a0s | 0.13 |")
        .containsPattern("\\| audio \\| vocode.griffin-lim \\| 600 \\| 0 \\| .{0,8} \\| – \\|");
    assertThat(Files.readString(first.resolve("index.html")))
        .contains("<td class=\"number\">0.13</td>");
    for (String file : List.of("index.html", "report.md"))
      assertThat(Files.readString(again.resolve(file)))
          .isEqualTo(Files.readString(first.resolve(file)));
  }

  /** As a run tells it that executed nothing. */
  private static FinishedRun cached(FinishedRun run) {
    List<StageResult> stages = run.stages().stream()
        .map(stage ->
            new StageResult(stage.outcome(), stage.inputs(), stage.blocks(), stage.materials()))
        .toList();
    return ExampleRun.withStages(run, stages);
  }

  @Test
  void the_corpus_is_named_with_its_licence_and_digest() throws Exception {
    Path report = write(3, DATE);
    JsonNode record = new ObjectMapper().readTree(report.resolve("run.json").toFile());

    assertThat(record.at("/materials/0/stage").asText()).isEqualTo("clips");
    assertThat(record.at("/materials/0/kind").asText()).isEqualTo("corpus");
    assertThat(record.at("/materials/0/licence").asText()).isEqualTo("free <with> notices");
    assertThat(record.at("/materials/0/digest").asText()).hasSize(64);
    assertThat(Files.readString(report.resolve("index.html")))
        .contains("free &lt;with&gt; notices");
  }

  @Test
  void scores_are_rows_of_files_and_what_was_not_measured_is_empty() throws Exception {
    Block.Scores scores = new Block.Scores(
        "Listen",
        List.of(
            new Block.Measure("content", "%", Block.Better.HIGHER),
            new Block.Measure("MCD", "dB", Block.Better.LOWER)),
        List.of(
            new Block.Score("clip-1", new double[] {1, Double.NaN}),
            new Block.Score("clip-0", new double[] {0, 4.25})));
    Path report = new ReportWriter(reports).write(ExampleRun.with(2, DATE, scores));
    JsonNode record = new ObjectMapper().readTree(report.resolve("run.json").toFile());

    assertThat(Files.readAllLines(report.resolve("scores.tsv")))
        .containsExactly(
            "file\tcontent\tMCD", "audio/clip-0.wav\t0.0\t4.25", "audio/clip-1.wav\t1.0\t");
    assertThat(record.at("/measures").findValuesAsText("better"))
        .containsExactly("higher", "lower");
  }

  @Test
  void a_score_of_a_clip_that_is_not_there_is_refused() {
    Block.Scores scores =
        new Block.Scores("Listen", List.of(), List.of(new Block.Score("clip-9", new double[0])));

    assertThatThrownBy(() -> new ReportWriter(reports).write(ExampleRun.with(2, DATE, scores)))
        .hasMessageContaining("no clip 'clip-9' in the block 'Listen'");
  }

  @Test
  void two_writings_of_one_run_differ_in_the_date_alone() throws Exception {
    Path first = write(40, DATE);
    Path second = write(40, DATE.plusSeconds(86_400));

    for (String file : List.of("index.html", "report.md", "samples.tsv", "plots/graph.svg")) {
      String later = Files.readString(second.resolve(file)).replace("5 March 2026", "4 March 2026");
      assertThat(later).as(file).isEqualTo(Files.readString(first.resolve(file)));
    }
  }

  @Test
  void the_numbers_behind_tables_and_drawings_are_there_for_a_spreadsheet() throws Exception {
    Path plots = write(3, DATE).resolve("plots");

    assertThat(Files.readAllLines(plots.resolve("result-accuracy-by-split.csv")))
        .hasSize(1 + 4 * 3)
        .startsWith(
            "row,column,value,low,high,n,unit",
            "\"test, generated, x\",\"content\",0.975,0.955,0.99,400,\"%\"");
    assertThat(Files.readAllLines(plots.resolve("result-log-mel-spectrograms-1.csv")))
        .hasSize(64)
        .allMatch(line -> line.split(",").length == 90);
    assertThat(Files.readAllLines(plots.resolve("result-what-moves-what.csv"))).hasSize(5);
  }

  @Test
  void two_stages_may_use_the_same_clip_name() throws Exception {
    FinishedRun run = ExampleRun.of(2, DATE);
    List<StageResult> twice = new ArrayList<>(run.stages());
    twice.addAll(ExampleRun.of(2, DATE).stages().stream()
        .filter(stage -> stage.id().equals("result"))
        .toList());
    Path report = new ReportWriter(reports).write(ExampleRun.withStages(run, twice));

    assertThat(list(report.resolve("audio")))
        .containsExactlyInAnyOrder(
            "clip-0.wav", "clip-1.wav", "result-clip-0.wav", "result-clip-1.wav");
  }

  @Test
  void a_big_run_makes_a_small_page_soon() throws Exception {
    FinishedRun run = ExampleRun.of(1500, DATE);
    new ReportWriter(reports).write(ExampleRun.of(3, DATE));
    long begin = System.nanoTime();
    Path report = new ReportWriter(reports).write(run);
    double seconds = (System.nanoTime() - begin) / 1e9;

    assertThat(Files.size(report.resolve("index.html"))).isLessThan(5_000_000);
    assertThat(seconds).isLessThan(10);
  }

  private Path write(int clips, Instant date) throws IOException {
    return new ReportWriter(reports).write(ExampleRun.of(clips, date));
  }

  private static List<String> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
