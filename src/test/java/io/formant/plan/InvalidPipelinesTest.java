package io.formant.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.formant.stage.catalog.RealStages;
import io.formant.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each broken pipeline has the exact message beside it, in a file of its name with {@code .txt}. A first line such as
 * {@code # --set mel.bands=lots} gives overrides. {@code -Dformant.messages.write=true} writes the messages anew.
 */
class InvalidPipelinesTest {
  private static final Path FOLDER = Path.of("src/test/resources/pipelines/invalid");

  static List<Path> pipelines() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void a_broken_pipeline_gets_exactly_the_message_beside_it(Path pipeline) throws IOException {
    Planner planner = new Planner(RealStages.catalog());

    Problems problems =
        catchThrowableOfType(Problems.class, () -> planner.plan(pipeline, overrides(pipeline)));

    assertThat(problems).as("problems of " + pipeline).isNotNull();
    if (Boolean.getBoolean("formant.messages.write")) {
      Files.writeString(message(pipeline), problems.getMessage() + "\n");
    }
    assertThat(problems.getMessage() + "\n").isEqualTo(Files.readString(message(pipeline)));
  }

  @Test
  void there_are_many_and_none_without_a_message() throws IOException {
    assertThat(pipelines())
        .hasSizeGreaterThanOrEqualTo(20)
        .allSatisfy(pipeline -> assertThat(message(pipeline)).exists());
  }

  private static Path message(Path pipeline) {
    return Path.of(pipeline.toString().replaceFirst("yaml$", "txt"));
  }

  private static List<String> overrides(Path pipeline) throws IOException {
    String first = Files.readString(pipeline).lines().findFirst().orElse("");
    return first.startsWith("# --set ")
        ? Arrays.asList(first.substring("# --set ".length()).split(" --set "))
        : List.of();
  }
}
