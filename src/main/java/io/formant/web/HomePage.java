package io.formant.web;

import io.formant.report.Figures;
import io.formant.report.Headline;
import io.formant.report.HtmlTemplate;
import io.formant.report.RunRecord;
import io.formant.report.RunRecords;
import io.formant.report.live.LiveRun;
import io.quarkus.qute.RawString;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What runs, what ran and what came of it. */
@Path("/")
public class HomePage {
  private static final int MOST_REPORTS = 200;
  private static final int MOST_ENDED = 8;

  private final Shelf shelf;
  private final HtmlTemplate page = new HtmlTemplate(HomePage.class, "home.html");
  private final HtmlTemplate running = new HtmlTemplate(HomePage.class, "running.html");

  public HomePage(Shelf shelf) {
    this.shelf = shelf;
  }

  /** A report in the list. */
  public record Row(
      String path,
      String name,
      String date,
      String overrides,
      String outcome,
      List<Headline> numbers) {}

  /** The reports of one pipeline. */
  public record Group(String pipeline, String about, List<Row> rows) {}

  @GET
  @Produces("text/html;charset=UTF-8")
  public String page() throws IOException {
    return page.render(Map.of(
        "running", new RawString(running()),
        "groups", groups(),
        "comparisons", comparisons(),
        "folder", shelf.reports().toAbsolutePath().normalize(),
        "sheet", Sheet.TEXT));
  }

  /** The list of runs alone, which the page asks for again and again. */
  @GET
  @Path("/running")
  @Produces("text/html;charset=UTF-8")
  public String running() throws IOException {
    return running.render(Map.of("runs", runs()));
  }

  /** Those at work, and the last that ended without a report. */
  private List<LiveRun> runs() throws IOException {
    List<LiveRun> all = LiveRun.all(shelf.cache());
    return Stream.concat(
            all.stream().filter(LiveRun::isRunning),
            all.stream()
                .filter(run -> !run.isRunning() && run.report().isEmpty())
                .limit(MOST_ENDED))
        .toList();
  }

  private List<Group> groups() throws IOException {
    List<Group> groups = new ArrayList<>();
    RunRecords records = new RunRecords(shelf.reports());
    for (String pipeline : records.pipelines()) {
      List<RunRecord> runs = new ArrayList<>();
      for (java.nio.file.Path folder :
          records.reports(pipeline).stream().limit(MOST_REPORTS).toList())
        runs.add(RunRecord.read(folder));
      List<Row> rows = runs.stream().map(run -> row(pipeline, run)).toList();
      if (!rows.isEmpty()) groups.add(new Group(pipeline, runs.get(0).about(), rows));
    }
    return groups;
  }

  private static Row row(String pipeline, RunRecord run) {
    String folder = run.folder().getFileName().toString();
    long ran = run.stages().stream().filter(stage -> stage.ran() > 0).count();
    return new Row(
        pipeline + "/" + folder,
        folder,
        Figures.date(run.date()),
        String.join(" ", run.overrides()),
        Figures.duration(run.seconds()) + (ran == 0 ? ", cached" : ""),
        Headline.of(run.tables().stream().map(RunRecord.Table::table)));
  }

  private List<String> comparisons() throws IOException {
    java.nio.file.Path folder = shelf.reports().resolve("compare");
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<java.nio.file.Path> found = Files.list(folder)) {
      return found
          .filter(it -> Files.isRegularFile(it.resolve("index.html")))
          .map(it -> it.getFileName().toString())
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }
}
