package io.formant.report.page;

import io.formant.artifact.Fingerprint;
import io.formant.artifact.Material;
import io.formant.plan.StageOutcome;
import io.formant.report.Figures;
import io.formant.report.FinishedRun;
import io.formant.report.FinishedRun.StageResult;
import io.formant.report.Headline;
import io.formant.report.HtmlTemplate;
import io.formant.report.ResolvedYaml;
import io.formant.report.page.BlockView.Group;
import io.formant.report.page.BlockView.Players;
import io.formant.report.plot.StageGraph;
import io.formant.report.plot.Svg;
import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All that the page's template shows, in words. */
public record Page(
    String name,
    String about,
    String date,
    String outcome,
    List<Headline> headlines,
    List<Group> heard,
    List<Section> sections,
    RawString graph,
    List<StageRow> stages,
    Map<String, String> facts,
    String resolved) {

  /** What one stage has to show. */
  public record Section(String id, String type, List<BlockView> blocks) {}

  /** What is told below the table of what ran. */
  static final String TIMES_NOTE =
      "Real-time factor: wall time of the stage for a second of the sound that it generated, its waiting for other stages included; a "
          + "dash where it generated none or had some from the cache.";

  /** One stage's line in the table of what ran. */
  public record StageRow(
      String id,
      String type,
      String items,
      String ran,
      String time,
      String realTimeFactor,
      String output,
      List<Fingerprint.Part> parts) {}

  static Page of(FinishedRun run, SampleTable samples, ScoreTable scores, Plots plots) {
    ClipViews clips = new ClipViews(samples, scores);
    List<Section> sections = new ArrayList<>();
    for (FinishedRun.Section section : run.shown()) {
      var views = section.blocks().stream()
          .map(block -> BlockView.of(block, plots, clips))
          .toList();
      sections.add(new Section(section.id(), section.type(), views));
    }
    return new Page(
        run.pipeline(),
        run.about(),
        Figures.date(run.origin().date()),
        run.outcome(),
        Headline.of(run),
        heard(sections),
        sections,
        new RawString(graph(run).inline()),
        run.stages().stream().map(Page::row).toList(),
        facts(run),
        ResolvedYaml.text(run.resolved()));
  }

  String render() {
    RawString script = new RawString(HtmlTemplate.text(Page.class, "page.js"));
    return new HtmlTemplate(Page.class, "page.html")
        .render(Map.of("page", this, "script", script, "timesNote", TIMES_NOTE));
  }

  /** The first group of clips, which says how it sounds; none where there are no clips. */
  private static List<Group> heard(List<Section> sections) {
    return sections.stream()
        .flatMap(section -> section.blocks().stream())
        .filter(Players.class::isInstance)
        .flatMap(block -> ((Players) block).groups().stream())
        .limit(1)
        .toList();
  }

  static Svg graph(FinishedRun run) {
    return StageGraph.draw(run.stages().stream()
        .map(stage -> new StageGraph.Node(
            stage.id(),
            stage.outcome().type(),
            stage.inputs(),
            words(stage.outcome()),
            stage.outcome().ran() > 0))
        .toList());
  }

  private static String words(StageOutcome outcome) {
    String items = Figures.whole(outcome.items()) + (outcome.items() == 1 ? " item" : " items");
    if (outcome.ran() == 0) return items + " · cached";
    String some = outcome.ran() < outcome.items() ? Figures.whole(outcome.ran()) + " of " : "";
    return some + items + " · " + Figures.duration(outcome.seconds());
  }

  private static String words(Material material) {
    String digest = material.digest().map(it -> " (" + it.brief() + ")").orElse("");
    return material.name() + digest + ": " + material.licence();
  }

  private static StageRow row(StageResult stage) {
    StageOutcome outcome = stage.outcome();
    return new StageRow(
        outcome.stage(),
        outcome.type(),
        Figures.whole(outcome.items()),
        outcome.ran() == 0 ? "cached" : Figures.whole(outcome.ran()),
        Figures.duration(outcome.seconds()),
        Figures.plain(stage.realTimeFactor()),
        outcome.output().brief(),
        outcome.fingerprint().parts());
  }

  /** What made this run, by name. */
  static Map<String, String> facts(FinishedRun run) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("pipeline", run.file());
    if (!run.overrides().isEmpty()) facts.put("overrides", String.join(", ", run.overrides()));
    String seeds = run.seeds().entrySet().stream()
        .map(seed -> seed.getKey() + " " + seed.getValue())
        .collect(Collectors.joining(", "));
    if (!seeds.isEmpty()) facts.put("seeds", seeds);
    run.stages().stream()
        .flatMap(stage -> stage.materials().stream())
        .forEach(material -> facts.merge(material.kind(), words(material), (a, b) -> a + "; " + b));
    facts.put("source", run.origin().commit().toString());
    facts.putAll(run.origin().versions());
    facts.putAll(run.origin().device());
    return facts;
  }
}
