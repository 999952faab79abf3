package io.formant.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.formant.report.compare.Comparison;
import io.formant.report.compare.ComparisonJson;
import io.formant.report.compare.ComparisonText;
import io.formant.report.compare.ComparisonWriter;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reports side by side in one page. */
@Command(
    name = "compare",
    description = {
      "Compares reports in one page: what differs in the pipelines, their numbers side by side, paired differences, clips next to"
          + " each other, quality against cost. The first report is the one that the others are compared with."
    })
final class CompareCommand implements Callable<Integer> {
  @Inject
  Options options;

  @Parameters(
      arity = "2..*",
      paramLabel = "REPORT",
      description = "a report's folder, or the name of a pipeline for its latest report")
  List<String> reports = List.of();

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "where the page is written (default: reports/compare/TIME)")
  Optional<Path> folder = Optional.empty();

  @Override
  public Integer call() throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String report : reports) folders.add(options.report(report));
    Comparison comparison = Comparison.of(folders);
    write(comparison, folder, options);
    return ExitStatus.DONE;
  }

  /** Writes a comparison and prints what it comes to. */
  static void write(Comparison comparison, Optional<Path> wanted, Options options)
      throws IOException {
    Path folder =
        wanted.isPresent() ? wanted.get() : ComparisonWriter.fresh(options.reportsFolder());
    Path page = ComparisonWriter.write(comparison, folder);
    if (options.json) {
      ObjectNode tree = new ComparisonJson(comparison).tree();
      Output.print(tree.put("page", page.toAbsolutePath().normalize().toString()));
    } else {
      Output.print(ComparisonText.of(comparison) + "\n\ncomparison: " + Output.near(page));
    }
  }
}
