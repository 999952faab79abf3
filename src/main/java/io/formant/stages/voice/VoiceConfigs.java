package io.formant.stages.voice;

import io.formant.audio.spectrum.MelSettings;
import io.formant.audio.spectrum.VocoderMel;
import io.formant.model.hifigan.HifiGanConfig;
import io.formant.model.vits.VitsConfig;
import io.formant.stages.reference.Settings;

/** Shapes of networks out of the settings that their references are built with. */
public final class VoiceConfigs {

  private VoiceConfigs() {}

  /** Of VITS' {@code SynthesizerTrn}. */
  public static VitsConfig vits(Settings settings) {
    return new VitsConfig(
        settings.whole("n_vocab"),
        settings.whole("spec_channels"),
        settings.whole("segment_size"),
        settings.whole("inter_channels"),
        settings.whole("hidden_channels"),
        settings.whole("filter_channels"),
        settings.whole("n_heads"),
        settings.whole("n_layers"),
        settings.whole("kernel_size"),
        hifiGan(settings),
        settings.whole("n_speakers", 0),
        settings.whole("gin_channels", 0),
        settings.truth("use_sdp", true));
  }

  /** Of HiFi-GAN's {@code Generator}; as there, every {@code resblock} but "1" is the second kind. */
  public static HifiGanConfig hifiGan(Settings settings) {
    return new HifiGanConfig(
        settings.text("resblock").equals("1"),
        settings.wholes("upsample_rates"),
        settings.wholes("upsample_kernel_sizes"),
        settings.whole("upsample_initial_channel"),
        settings.wholes("resblock_kernel_sizes"),
        settings.wholeLists("resblock_dilation_sizes"));
  }

  /**
   * The pictures of HiFi-GAN's {@code meldataset}, as settings of ours: their values differ by the logarithm of a quarter of the
   * window, which {@link io.formant.audio.spectrum.Mel} divides amplitudes by.
   */
  public static MelSettings hifiGanMel(Settings settings) {
    int rateHz = settings.whole("sampling_rate");
    int window = settings.whole("win_size");
    return new MelSettings(
        rateHz,
        settings.whole("num_mels"),
        window,
        settings.whole("hop_size"),
        settings.whole("n_fft"),
        settings.number("fmin", 0),
        settings.number("fmax", rateHz / 2.0),
        VocoderMel.FLOOR / (window / 4.0),
        MelSettings.Scale.SLANEY,
        MelSettings.Norm.AREA);
  }
}
