package io.formant.stages.reference;

import io.formant.stage.check.Parity;
import io.formant.yaml.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cases of reference implementations: those of the folder that the environment names as {@code FORMANT_FIXTURES}, or all of {@code
 * ../shared/fixtures}, or where that is not there a few tiny ones.
 */
public final class FixtureCases {
  private static final Path ALL =
      Path.of(System.getenv().getOrDefault("FORMANT_FIXTURES", "../shared/fixtures"));
  private static final Path TINY = Path.of("src", "test", "resources", "parity");

  private FixtureCases() {}

  /** The folders of all cases of some systems. */
  public static List<Path> of(String... systems) {
    Path root = Files.isDirectory(ALL) ? ALL : TINY;
    return Stream.of(systems)
        .map(root::resolve)
        .filter(Files::isDirectory)
        .flatMap(FixtureCases::folders)
        .sorted()
        .toList();
  }

  private static Stream<Path> folders(Path system) {
    try (Stream<Path> files = Files.list(system)) {
      return files.filter(folder -> Files.exists(folder.resolve("case.yaml"))).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a system comes out in a case. */
  public static Parity.Comparison compare(ParitySystem system, Path folder) {
    Document document = Document.read(folder.resolve("case.yaml"), List.of());
    return new ReferenceParity(List.of(system)).compare(folder, document.root().plain());
  }
}
