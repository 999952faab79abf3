package io.formant.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.audio.AudioFiles;
import io.formant.audio.Levels;
import io.formant.audio.Waveform;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BundledCorpusTest {
  private final CorpusSource voices = Corpora.open("voices", Path.of("."));

  @Test
  void voices_holds_ten_voices_at_16_khz_with_phones_and_durations() {
    assertThat(voices.recordings().stream().map(Recording::voice).collect(Collectors.toSet()))
        .hasSize(10);
    assertThat(voices.rateHz()).isEqualTo(16_000);
    assertThat(Selection.DIGITS.of(voices.recordings())).hasSize(500);
    assertThat(Selection.SENTENCES.of(voices.recordings())).hasSize(120);
    assertThat(voices.recordings()).allSatisfy(recording -> {
      assertThat(recording.phones()).isNotEmpty().hasSameSizeAs(recording.durationsSeconds());
      assertThat(recording.speakerAbout()).isPresent();
    });
  }

  @Test
  void every_file_of_voices_is_there_and_as_long_as_its_phones() {
    for (Recording recording : voices.recordings()) {
      AudioFiles.Header header = voices.header(recording);
      double spoken =
          recording.durationsSeconds().stream().mapToDouble(Double::doubleValue).sum();
      assertThat(header.rateHz()).as(recording.file()).isEqualTo(16_000);
      assertThat(header.lengthSeconds()).as(recording.file()).isBetween(spoken - 0.1, spoken + 0.1);
    }
  }

  @Test
  void clips_of_voices_are_audible_and_not_clipped() {
    List<Recording> recordings = voices.recordings();
    for (int i = 0; i < recordings.size(); i += 40) {
      Waveform clip = voices.read(recordings.get(i));
      Levels levels = Levels.of(clip);
      assertThat(levels.silent()).isFalse();
      assertThat(levels.clippedFraction()).isLessThan(1e-3);
      assertThat((long) clip.length())
          .isEqualTo(voices.header(recordings.get(i)).lengthSamples());
    }
  }
}
