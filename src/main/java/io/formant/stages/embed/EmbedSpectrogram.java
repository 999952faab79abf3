package io.formant.stages.embed;

import io.formant.audio.spectrum.Mel;
import io.formant.audio.spectrum.MelSettings;
import io.formant.stage.Default;
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

  record Spec(
      @Doc("clips whose spectrograms are wanted") From<Clips> from,

      @Doc("bands that are left: few do not carry the voice, 64 are all there are") @Default("8")
      int bands,

      @Doc("frames that become one token") @Default("4") int frames) {
    Spec {
      if (bands < 1 || frames < 1) {
        throw new IllegalArgumentException(
            "bands and frames must be positive, were " + bands + " and " + frames);
      }
      if (bands > MelSettings.DEFAULT_BANDS) {
        throw new IllegalArgumentException(
            "bands must be at most " + MelSettings.DEFAULT_BANDS + ", were " + bands);
      }
    }
  }

  @Override
  public Traits outputs(Spec spec, Traits in) {
    return Traits.of(Contents.class).withWidth(spec.bands());
  }

  @Override
  public Content run(Spec spec, Clip clip) {
    MelSettings settings = MelSettings.forRate(clip.rateHz());
    float[] coarse = coarse(new Mel(settings).picture(clip.waveform()), spec);
    removeMean(coarse, spec.bands());
    int tokens = coarse.length / spec.bands();
    double[] seconds = new double[tokens];
    Arrays.fill(seconds, clip.lengthSeconds() / tokens);
    return new Content(tokens, spec.bands(), coarse, seconds, List.of(), true);
  }

  /** Averages over frames and neighbouring bands: (F, M) to (S, bands), row-major. */
  private static float[] coarse(float[][] picture, Spec spec) {
    int tokens = (picture.length + spec.frames() - 1) / spec.frames();
    float[] coarse = new float[tokens * spec.bands()];
    for (int token = 0; token < tokens; token++) {
      int begin = token * spec.frames();
      int end = Math.min(picture.length, begin + spec.frames());
      average(Arrays.copyOfRange(picture, begin, end), coarse, token * spec.bands(), spec.bands());
    }
    return coarse;
  }

  private static void average(float[][] frames, float[] coarse, int offset, int bands) {
    int fine = frames[0].length;
    for (float[] frame : frames) {
      for (int band = 0; band < fine; band++) {
        coarse[offset + band * bands / fine] += frame[band] * bands / (fine * frames.length);
      }
    }
  }

  /** Less the mean of each band, which is the voice's spectrum and the recording's level. */
  private static void removeMean(float[] coarse, int bands) {
    int tokens = coarse.length / bands;
    for (int band = 0; band < bands; band++) {
      float mean = 0;
      for (int token = 0; token < tokens; token++) {
        mean += coarse[token * bands + band] / tokens;
      }
      for (int token = 0; token < tokens; token++) {
        coarse[token * bands + band] -= mean;
      }
    }
  }
}
