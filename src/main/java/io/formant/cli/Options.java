package io.formant.cli;

import io.formant.route.RunOptions;
import io.formant.route.Scheme;
import io.formant.stage.catalog.EngineSpec;
import jakarta.inject.Singleton;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The options that every verb knows, before or after it. */
@Singleton
class Options {
  @Option(names = "--json", scope = ScopeType.INHERIT, description = "print one JSON object")
  boolean json;

  @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "show stack traces")
  boolean verbose;

  @Option(
      names = "--cache",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description = "where artifacts rest (default: cache beside the program)")
  Optional<Path> cache = Optional.empty();

  @Option(
      names = "--reports",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description = "where reports are written (default: reports beside the program)")
  Optional<Path> reports = Optional.empty();

  @Option(
      names = "--threads",
      scope = ScopeType.INHERIT,
      paramLabel = "N",
      converter = Count.class,
      description = "how many items run at a time (default: one a core)")
  void threads(int threads) {
    run = run.withThreads(threads);
  }

  @Option(
      names = "--device",
      scope = ScopeType.INHERIT,
      paramLabel = "auto|cpu|cuda[:N]",
      description = "where tensors are computed, before what the pipeline says (default: auto)")
  void device(String device) {
    try {
      TensorEngine.prefer(new EngineSpec(device, 1));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  /** A whole number from 1. */
  static final class Count implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (!text.matches("[1-9]\\d{0,3}"))
        throw new TypeConversionException(
            "is " + text + ", expected a whole number from 1 to 9999");
      return Integer.valueOf(text);
    }
  }

  @Option(
      names = "--scheme",
      scope = ScopeType.INHERIT,
      paramLabel = "direct|seda",
      description = "how stages hand over: direct runs one after the other (default: seda)")
  void scheme(Scheme scheme) {
    run = run.withScheme(scheme);
  }

  /** How a run uses the machine. */
  RunOptions run = RunOptions.standard();

  /** The program's own folder. */
  static Path home() {
    return Path.of(System.getProperty("formant.home", ""));
  }

  Path cacheFolder() {
    return cache.orElseGet(() -> home().resolve("cache"));
  }

  Path reportsFolder() {
    return reports.orElseGet(() -> home().resolve("reports"));
  }

  /**
   * The folder of a report.
   *
   * @param name the folder itself, a file in it, or the name of a pipeline for its latest report
   * @throws FileSystemException when there is none
   */
  Path report(String name) throws FileSystemException {
    Path named = Path.of(name);
    Path folder = Files.isRegularFile(named) ? named.toAbsolutePath().getParent() : named;
    Path latest = reportsFolder().resolve(name).resolve("latest");
    for (Path candidate : List.of(folder, latest, reportsFolder().resolve(name)))
      if (Files.isRegularFile(candidate.resolve("run.json"))) return candidate;
    throw new FileSystemException(
        name,
        null,
        "it holds no run.json; name a report's folder, or a pipeline that has a report in "
            + reportsFolder());
  }
}
