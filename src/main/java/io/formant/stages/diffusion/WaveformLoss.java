package io.formant.stages.diffusion;

import io.formant.audio.spectrum.MelBank;
import io.formant.audio.spectrum.MelFilters;
import io.formant.audio.spectrum.MelSettings;
import io.formant.loss.CompositeLoss;
import io.formant.loss.Difference;
import io.formant.loss.EmbeddingLoss;
import io.formant.loss.MultiResolutionStft;
import io.formant.loss.TargetLoss;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.stages.embed.Ear;
import io.formant.tensor.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Weights of the losses on the clean waveform that a prediction implies, added to the error of the prediction; 0 for none. */
record WaveformLoss(
    @Doc("mean absolute difference [weight]") @Default("0") double l1,

    @Doc("mean squared difference [weight]") @Default("0") double l2,

    @Doc("distance of spectra at three resolutions, as the ear hears them [weight]") @Default("0")
    double stft,

    @Doc("distance of what the stage's clap hears [weight]") @Default("0")
    double clap,

    @Doc("distance of what the stage's speaker hears [weight]") @Default("0")
    double speaker) {
  static final WaveformLoss NONE = new WaveformLoss(0, 0, 0, 0, 0);
  private static final int BANDS = 128;

  WaveformLoss {
    for (double weight : new double[] {l1, l2, stft, clap, speaker}) {
      if (!(weight >= 0)) {
        throw new IllegalArgumentException("weights must not be negative, one was " + weight);
      }
    }
  }

  /** The weighted sum, empty where every weight is 0; {@code clap} and {@code speaker} must be there where they weigh. */
  Optional<CompositeLoss> composite(int rateHz, Optional<Ear> clapEar, Optional<Ear> speakerEar) {
    List<CompositeLoss.Term> terms = new ArrayList<>();
    add(terms, "l1", l1, Difference.L1);
    add(terms, "l2", l2, Difference.L2);
    add(terms, "stft", stft, spectra(rateHz));
    clapEar.ifPresent(ear -> add(terms, "clap", clap, listening(ear)));
    speakerEar.ifPresent(ear -> add(terms, "speaker", speaker, listening(ear)));
    return terms.isEmpty() ? Optional.empty() : Optional.of(new CompositeLoss(terms));
  }

  private static void add(
      List<CompositeLoss.Term> terms, String name, double weight, TargetLoss loss) {
    if (weight > 0) {
      terms.add(new CompositeLoss.Term(name, weight, loss));
    }
  }

  private static TargetLoss listening(Ear ear) {
    return new EmbeddingLoss(ear::embed, EmbeddingLoss.Distance.COSINE);
  }

  /** The study's resolutions, through mel bands and an A-weighting of the waveforms' own rate. */
  static MultiResolutionStft spectra(int rateHz) {
    return MultiResolutionStft.of(MultiResolutionStft.SPEECH)
        .perceptual(rateHz, fftSize -> bands(rateHz, fftSize));
  }

  private static TensorData bands(int rateHz, int fftSize) {
    MelBank bank = new MelBank(
        rateHz, fftSize, BANDS, 0, rateHz / 2.0, MelSettings.Scale.SLANEY, MelSettings.Norm.AREA);
    return new TensorData(new long[] {BANDS, fftSize / 2 + 1}, new MelFilters(bank).matrix());
  }
}
