package io.formant.stages.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.stage.From;
import io.formant.stage.Traits;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.TinyCorpus;
import org.junit.jupiter.api.Test;

class ResampleTest {
  private static final From<Clips> CLIPS = new From<>("clips");

  @Test
  void a_clip_keeps_its_length_and_words_at_another_rate() {
    Clip clip = TinyCorpus.clips().get(0).value();
    Resample stage = new Resample();
    Resample.Spec spec = new Resample.Spec(CLIPS, 48_000);
    Clip resampled = stage.run(spec, clip);

    assertThat(stage.outputs(spec, Traits.of(Clips.class).withRateHz(8000)).rateHz())
        .hasValue(48_000);
    assertThat(resampled.rateHz()).isEqualTo(48_000);
    assertThat(resampled.lengthSeconds()).isEqualTo(clip.lengthSeconds());
    assertThat(resampled.text()).isEqualTo(clip.text());
  }

  @Test
  void a_rate_that_no_audio_has_is_refused() {
    assertThatThrownBy(() -> new Resample.Spec(CLIPS, 48))
        .hasMessage("rate-hz must be within 4000 and 192000, was 48");
  }
}
