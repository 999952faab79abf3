package io.formant.report.page;

import io.formant.report.FinishedRun;
import io.formant.report.Origin;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes reports under one folder: {@code <pipeline>/<run>/}, and {@code <pipeline>/latest} that points to the newest. A
 * report appears whole or not at all.
 */
public final class ReportWriter {
  private final Path root;

  /** @param root the {@code reports} folder; made when needed */
  public ReportWriter(Path root) {
    this.root = root;
  }

  /** Writes the report of a run and returns its folder. */
  public Path write(FinishedRun run) throws IOException {
    Path pipeline = Files.createDirectories(root.resolve(run.pipeline()));
    Path draft = Files.createTempDirectory(pipeline, ".draft-");
    try {
      return publish(run, pipeline, draft);
    } catch (IOException | RuntimeException e) {
      delete(draft);
      throw e;
    }
  }

  private static Path publish(FinishedRun run, Path pipeline, Path draft) throws IOException {
    String wanted = Origin.word(run.origin().date());
    for (int i = 1; ; i++) {
      String name = i == 1 ? wanted : wanted + "-" + i;
      if (Files.exists(pipeline.resolve(name))) continue;
      fill(run, name, draft);
      try {
        Files.move(draft, pipeline.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      } catch (FileAlreadyExistsException | DirectoryNotEmptyException taken) {
        continue;
      }
      point(pipeline.resolve("latest"), name);
      return pipeline.resolve(name);
    }
  }

  private static void fill(FinishedRun run, String name, Path folder) throws IOException {
    SampleTable samples = new SampleTable(run.stages());
    Plots plots = new Plots(run.shown());
    ScoreTable scores = new ScoreTable(run.stages(), samples);
    samples.write(folder);
    scores.write(folder);
    plots.write(folder);
    Files.writeString(folder.resolve("plots/graph.svg"), Page.graph(run).standalone());
    Files.write(folder.resolve("run.json"), new RunJson(run, name, samples, scores, plots).bytes());
    String answers = run.listening().answers();
    if (!answers.isEmpty()) Files.writeString(folder.resolve("answers.json"), answers);
    Files.writeString(folder.resolve("report.md"), new MarkdownPage(run, samples, plots).render());
    Files.writeString(
        folder.resolve("index.html"), Page.of(run, samples, scores, plots).render());
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Swaps the link in one step, so that a reader never finds it missing. */
  private static void point(Path link, String target) throws IOException {
    Path next = link.resolveSibling(".latest-" + target);
    Files.deleteIfExists(next);
    Files.createSymbolicLink(next, Path.of(target));
    Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) Files.deleteIfExists(file);
    }
  }
}
