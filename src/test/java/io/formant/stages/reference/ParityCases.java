package io.formant.stages.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.yaml.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Holds a model family against its reference cases: those among the tests' resources, and those of {@code ../shared/fixtures}. */
public final class ParityCases {
  private static final List<Path> ROOTS =
      List.of(Path.of("src", "test", "resources", "parity"), Path.of("..", "shared", "fixtures"));

  private ParityCases() {}

  /** Fails unless every case of the family's systems holds, and there is one. */
  public static void hold(ParitySystem family) {
    List<Path> cases = family.names().stream().flatMap(ParityCases::cases).toList();
    assertThat(cases).as("cases of %s", family.names()).isNotEmpty();
    assertThat(cases)
        .allSatisfy(folder -> assertThat(new ReferenceParity(List.of(family))
                .compare(
                    folder,
                    Document.read(folder.resolve("case.yaml"), List.of()).root().plain())
                .outputs())
            .allMatch(deviation -> deviation.holds()));
  }

  private static Stream<Path> cases(String system) {
    return ROOTS.stream()
        .map(root -> root.resolve(system))
        .filter(Files::isDirectory)
        .flatMap(folder -> {
          try (Stream<Path> cases = Files.list(folder)) {
            return cases.sorted().toList().stream();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
