package io.formant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultVerbTest {
  @ParameterizedTest
  @CsvSource({
    "pipelines/x.yaml, run pipelines/x.yaml",
    "x.yaml --set a=1, run x.yaml --set a=1",
    "--json x.yaml, --json run x.yaml",
    "--cache some/dir x.yaml, --cache some/dir run x.yaml",
    "plan x.yaml, plan x.yaml",
    "--cache some/dir plan x.yaml, --cache some/dir plan x.yaml",
    "plna x.yaml, plna x.yaml",
    "--help, --help",
  })
  void a_file_in_place_of_a_verb_is_run(String given, String understood) {
    String[] completed =
        DefaultVerb.complete(given.split(" "), Set.of("run", "plan"), Set.of("--cache", "--set"));

    assertThat(String.join(" ", completed)).isEqualTo(understood);
  }
}
