package io.formant.stages.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.stage.check.Parity;
import io.formant.stages.reference.FixtureCases;
import io.formant.stages.reference.ParitySystem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Audio encoders and their front ends against numbers of their reference implementations. */
class EncoderParityTest {
  private static final List<ParitySystem> SYSTEMS = List.of(
      new LaionClapParity(),
      new MsClapParity(),
      new ImageBindParity(),
      new ClapFrontParity(),
      new ResampleParity(),
      new SpeakerParity());

  static Stream<Arguments> cases() {
    return SYSTEMS.stream()
        .flatMap(system -> FixtureCases.of(system.names().toArray(String[]::new)).stream()
            .map(folder -> Arguments.of(system, folder)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void an_encoder_gives_the_numbers_of_its_reference(ParitySystem system, Path folder) {
    Parity.Comparison comparison = FixtureCases.compare(system, folder);
    if (System.getenv("SHOW") != null) System.out.println(folder + " " + comparison.outputs());

    assertThat(comparison.outputs()).allMatch(Parity.Deviation::holds);
  }
}
