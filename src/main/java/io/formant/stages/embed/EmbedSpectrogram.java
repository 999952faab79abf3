package io.formant.stages.embed;

import io.formant.audio.spectrum.Mel;
import io.formant.audio.spectrum.MelSettings;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.MapStage;
import io.formant.stage.StageType;
import io.formant.stage.Traits;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.Content;
import io.formant.stages.Contents;
import java.util.Arrays;
import java.util.List;

/**
 * What is said as the clip's own spectrogram, made too coarse to say who speaks: 8 bands every 50 ms, which hide pitch and
 * the fine shape of formants, less the clip's mean, which hides the voice's average spectrum.
 */
@StageType(
    value = "embed.spectrogram",
    about = "what is said, as the clip's own spectrogram made too coarse to carry the voice",
    example = "{type: embed.spectrogram, from: clips}")
final class EmbedSpectrogram implements MapStage<EmbedSpectrogram.Spec, Clip, Content> {
  private static final int BANDS = 8;
  private static final int FRAMES_PER_TOKEN = 4;

  record Spec(@Doc("clips whose spectrograms are wanted") From<Clips> from) {}

  @Override
  public Traits outputs(Spec spec, Traits in) {
    return Traits.of(Contents.class).withWidth(BANDS);
  }

  @Override
  public Content run(Spec spec, Clip clip) {
    MelSettings settings = MelSettings.forRate(clip.rateHz());
    float[] coarse = coarse(new Mel(settings).picture(clip.waveform()));
    removeMean(coarse);
    int tokens = coarse.length / BANDS;
    double[] seconds = new double[tokens];
    Arrays.fill(seconds, clip.lengthSeconds() / tokens);
    return new Content(tokens, BANDS, coarse, seconds, List.of(), true);
  }

  /** Averages over frames and neighbouring bands: (F, M) to (S, {@link #BANDS}), row-major. */
  private static float[] coarse(float[][] picture) {
    int tokens = (picture.length + FRAMES_PER_TOKEN - 1) / FRAMES_PER_TOKEN;
    float[] coarse = new float[tokens * BANDS];
    for (int token = 0; token < tokens; token++) {
      int begin = token * FRAMES_PER_TOKEN;
      int end = Math.min(picture.length, begin + FRAMES_PER_TOKEN);
      average(Arrays.copyOfRange(picture, begin, end), coarse, token * BANDS);
    }
    return coarse;
  }

  private static void average(float[][] frames, float[] coarse, int offset) {
    int bands = frames[0].length;
    for (float[] frame : frames) {
      for (int band = 0; band < bands; band++) {
        coarse[offset + band * BANDS / bands] += frame[band] * BANDS / (bands * frames.length);
      }
    }
  }

  /** Less the mean of each band, which is the voice's spectrum and the recording's level. */
  private static void removeMean(float[] coarse) {
    int tokens = coarse.length / BANDS;
    for (int band = 0; band < BANDS; band++) {
      float mean = 0;
      for (int token = 0; token < tokens; token++) {
        mean += coarse[token * BANDS + band] / tokens;
      }
      for (int token = 0; token < tokens; token++) {
        coarse[token * BANDS + band] -= mean;
      }
    }
  }
}
