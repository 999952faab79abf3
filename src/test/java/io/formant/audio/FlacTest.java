package io.formant.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The WAV files beside the FLAC files were decoded from them by the reference decoder, {@code flac --decode}. */
class FlacTest {
  private static final Path FOLDER = Path.of("src/test/resources/audio");

  @ParameterizedTest
  @CsvSource({"mono-16,16000", "stereo-24,22050"})
  void samples_are_those_of_the_reference_decoder(String name, int rateHz) {
    Waveform decoded = AudioFiles.read(FOLDER.resolve(name + ".flac"));
    assertThat(decoded).isEqualTo(AudioFiles.read(FOLDER.resolve(name + ".wav")));
    assertThat(decoded.rateHz()).isEqualTo(rateHz);
    assertThat(decoded.peak()).isGreaterThan(0.1f);
  }

  @Test
  void the_header_alone_gives_rate_length_and_channels() {
    assertThat(AudioFiles.header(FOLDER.resolve("stereo-24.flac")))
        .isEqualTo(new AudioFiles.Header(22_050, 882, 2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.01, 0.3, 0.9, 0.999})
  void a_truncated_file_is_named_with_a_remedy(double share) throws IOException {
    byte[] file = Files.readAllBytes(FOLDER.resolve("mono-16.flac"));
    byte[] part = Arrays.copyOf(file, (int) Math.max(5, file.length * share));
    assertThatThrownBy(() -> AudioFiles.read(new ByteArrayInputStream(part), "clip.flac"))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageStartingWith("clip.flac: ")
        .hasMessageContaining("copy the file again");
  }

  @Test
  void a_flipped_bit_among_the_samples_is_noticed() throws IOException {
    byte[] file = Files.readAllBytes(FOLDER.resolve("mono-16.flac"));
    file[file.length / 2] ^= 1;
    assertThatThrownBy(() -> AudioFiles.read(new ByteArrayInputStream(file), "clip.flac"))
        .isInstanceOf(AudioFormatException.class);
  }
}
