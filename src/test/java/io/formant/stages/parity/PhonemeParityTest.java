package io.formant.stages.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.stage.check.Parity.Deviation;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Settings;
import io.formant.text.ipa.EspeakPhonemizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhonemeParityTest {

  @TempDir
  Path folder;

  @Test
  void every_wrong_id_is_counted_and_the_rate_is_that_of_the_phonemizer_at_hand()
      throws IOException {
    Files.writeString(folder.resolve("ids.tsv"), "tˈɛn.\t62 156 86 56 4\ntˈɛn\t62 156 86 57\n");
    Files.writeString(folder.resolve("pairs.tsv"), "Ten.\ttˈɛn.\n");
    Files.writeString(folder.resolve("symbols.txt"), "0\tU+005F\n1\tU+003B\n");
    ReferenceCase reference = new ReferenceCase(
        folder,
        "phonemes",
        new Settings(Map.of("cleaners", List.of("english_cleaners2"))),
        Map.of());
    List<Deviation> deviations = new PhonemeParity().deviations(reference);
    assertThat(deviations)
        .containsExactly(
            new Deviation("symbols", 176, 0),
            new Deviation("ids", 1, 0),
            EspeakPhonemizer.isInstalled()
                ? new Deviation("symbol_error_rate", 0, 0.018)
                : new Deviation("symbol_error_rate_without_espeak", 0, 0.1));
  }
}
