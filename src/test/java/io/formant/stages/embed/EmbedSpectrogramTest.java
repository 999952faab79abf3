package io.formant.stages.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.formant.audio.Signals;
import io.formant.audio.Waveform;
import io.formant.stage.From;
import io.formant.stages.Content;
import io.formant.stages.TinyCorpus;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EmbedSpectrogramTest {
  /** Loud in every band, so that no frame sinks to the floor of the logarithm. */
  private static final Waveform NOISE = new Waveform(Signals.noise(4000, 0.5f, 7), 8000);

  private static Content embed(Waveform waveform) {
    return new EmbedSpectrogram()
        .run(
            new EmbedSpectrogram.Spec(new From<>("clips"), 8, 4),
            TinyCorpus.clip("ann", "one", waveform));
  }

  @Test
  void loudness_changes_nothing() {
    float[] loud = embed(NOISE).values();
    float[] soft = embed(NOISE.scaled(0.25f)).values();

    assertThat(soft).hasSameSizeAs(loud);
    for (int i = 0; i < loud.length; i++) {
      assertThat(soft[i]).isCloseTo(loud[i], within(1e-3f));
    }
  }

  @Test
  void eight_bands_every_fifty_milliseconds_fill_the_clip() {
    Content content = embed(NOISE);

    assertThat(content.width()).isEqualTo(8);
    assertThat(content.tokens()).isEqualTo(11);
    assertThat(Arrays.stream(content.durationsSeconds()).sum()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void no_band_keeps_a_mean() {
    Content content = embed(TinyCorpus.say(0, 2, 0));

    for (int band = 0; band < content.width(); band++) {
      int column = band;
      assertThat(Arrays.stream(content.rows()).mapToDouble(row -> row[column]).average())
          .hasValueCloseTo(0.0, within(1e-4));
    }
  }

  @Test
  void different_words_look_different() {
    assertThat(embed(TinyCorpus.say(0, 0, 0)).values())
        .isNotEqualTo(embed(TinyCorpus.say(0, 1, 0)).values());
  }
}
