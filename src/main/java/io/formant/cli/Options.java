package io.formant.cli;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

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
      description = "how many items run at a time (default: one a core)")
  Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--scheme",
      scope = ScopeType.INHERIT,
      paramLabel = "direct|seda",
      description = "how stages hand over: direct is one after the other (default: seda)")
  Scheme scheme = Scheme.seda;

  /** The Camel component between two routes; named as in the address. */
  enum Scheme {
    direct,
    seda
  }

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
}
