package io.formant.stages.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.audio.Waveform;
import io.formant.audio.spectrum.Mel;
import io.formant.audio.spectrum.MelSettings;
import io.formant.stage.From;
import io.formant.stages.Clip;
import io.formant.stages.MelFrames;
import io.formant.stages.TinyCorpus;
import org.junit.jupiter.api.Test;

class VocodeGriffinLimTest {
  private static final MelSettings SETTINGS = MelSettings.forRate(TinyCorpus.RATE_HZ);
  private static final float[][] PICTURE = new Mel(SETTINGS).picture(TinyCorpus.say(0, 0, 0));

  private static Clip vocode(float[][] picture) {
    VocodeGriffinLim.Spec spec = new VocodeGriffinLim.Spec(new From<>("mel"), 8);
    return new VocodeGriffinLim().run(spec, new MelFrames(SETTINGS, picture));
  }

  @Test
  void a_clip_lasts_as_long_as_its_frames() {
    Clip clip = vocode(PICTURE);

    assertThat(clip.rateHz()).isEqualTo(8000);
    assertThat(clip.samples()).hasSize((PICTURE.length - 1) * SETTINGS.hopSamples());
  }

  @Test
  void however_loud_the_picture_the_samples_stay_within_full_scale() {
    float[][] loud = new float[PICTURE.length][];
    for (int frame = 0; frame < loud.length; frame++) {
      loud[frame] = PICTURE[frame].clone();
      for (int band = 0; band < loud[frame].length; band++) {
        loud[frame][band] += 5;
      }
    }
    Waveform waveform = vocode(loud).waveform();

    assertThat(waveform.samples()).doesNotContain(Float.NaN);
    assertThat(waveform.peak()).isBetween(0.9f, 1f);
  }

  @Test
  void the_same_picture_gives_the_same_samples() {
    assertThat(vocode(PICTURE).samples()).containsExactly(vocode(PICTURE).samples());
  }
}
