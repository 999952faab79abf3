package io.formant.stages.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.audio.Signals;
import io.formant.audio.spectrum.MelSettings;
import io.formant.stage.From;
import io.formant.stage.Traits;
import io.formant.stages.Clips;
import io.formant.stages.MelFrames;
import io.formant.stages.Mels;
import io.formant.stages.TinyCorpus;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeaturizeMelTest {
  private final FeaturizeMel stage = new FeaturizeMel();

  private static FeaturizeMel.Spec spec(double windowMs, double hopMs) {
    return new FeaturizeMel.Spec(
        new From<>("clips"),
        64,
        windowMs,
        hopMs,
        0,
        Optional.empty(),
        MelSettings.Scale.HTK,
        MelSettings.Norm.MEAN,
        1e-4);
  }

  @ParameterizedTest
  @CsvSource({"8000, 400, 100", "16000, 800, 200", "22050, 1103, 276", "44100, 2205, 551"})
  void window_and_hop_scale_with_the_rate(int rateHz, int windowSamples, int hopSamples) {
    MelSettings settings = spec(50, 12.5).settings(rateHz);

    assertThat(settings.windowSamples()).isEqualTo(windowSamples);
    assertThat(settings.hopSamples()).isEqualTo(hopSamples);
    assertThat(settings.fmaxHz()).isEqualTo(rateHz / 2.0);
  }

  @Test
  void the_usual_window_and_hop_are_the_pictures_that_others_make() {
    assertThat(spec(50, 12.5).settings(16_000)).isEqualTo(MelSettings.forRate(16_000));
  }

  @Test
  void other_windows_and_hops_are_kept() {
    MelSettings settings = spec(32, 8).settings(16_000);

    assertThat(settings.windowSamples()).isEqualTo(512);
    assertThat(settings.hopSamples()).isEqualTo(128);
  }

  @Test
  void what_it_promises_is_what_it_makes() {
    Traits traits = stage.outputs(spec(50, 12.5), Traits.of(Clips.class).withRateHz(8000));
    MelFrames mel =
        stage.run(spec(50, 12.5), TinyCorpus.clip("ann", "one", Signals.buzz(120, 0.5, 8000)));

    assertThat(traits)
        .isEqualTo(Traits.of(Mels.class).withRateHz(8000).withHopSamples(100).withWidth(64));
    assertThat(mel.values()).hasDimensions(41, 64);
    assertThat(mel.settings().hopSamples()).isEqualTo(100);
  }

  @Test
  void a_hop_longer_than_the_window_is_refused() {
    assertThatThrownBy(() -> spec(10, 12.5))
        .hasMessage("hop-ms must be positive and at most the window of 10.0 ms, was 12.5");
  }
}
