package io.formant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The swap of speakers at toy size, from a folder of recordings to the report. */
class SwapRunTest {
  private static final List<String> SIZES = List.of(
      "vits.steps=2",
      "vits.batch=2",
      "vits.shape={latent-channels: 6, decoder-channels: 16, segment-frames: 9}",
      "speech.takes={heldout: 1, seen: 1, controls: 1}",
      "speech.proof={clips: 6, guidance: []}",
      "real.per-cell=1");

  @TempDir
  Path folder;

  @Test
  void every_voice_is_heard_as_every_speaker_and_the_report_tells_who_decides() throws Exception {
    try (ToyRun toy = new ToyRun(folder, "vits_speaker_swap", SIZES)) {
      assertThat(toy.command().call()).isEqualTo(ExitStatus.DONE);
      assertThat(toy.record().get("texts").findValuesAsText("text"))
          .anySatisfy(
              text -> assertThat(text).contains("clips whose CLAP voice and speaker id differ"))
          .anySatisfy(text ->
              assertThat(text).contains("clips whose recorded voice and speaker id differ"));
    }
  }
}
