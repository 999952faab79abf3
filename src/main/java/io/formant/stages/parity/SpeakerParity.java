package io.formant.stages.parity;

import ai.djl.ndarray.NDArray;
import io.formant.audio.spectrum.MelBank;
import io.formant.audio.spectrum.MelSettings;
import io.formant.model.speaker.ConvGru;
import io.formant.model.speaker.ConvGruConfig;
import io.formant.model.speaker.MelGru;
import io.formant.model.speaker.SpeakerMel;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Settings;
import io.formant.stages.reference.Values;
import io.formant.tensor.Scope;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Both encoders of simple-speaker-embedding, and what the one on mels hears. */
@Singleton
final class SpeakerParity implements ParitySystem {

  private static final List<List<Integer>> CONVOLUTIONS = List.of(
      List.of(512, 10, 5),
      List.of(512, 3, 2),
      List.of(512, 3, 2),
      List.of(512, 3, 2),
      List.of(512, 3, 2),
      List.of(512, 2, 2),
      List.of(512, 2, 2));

  @Override
  public Set<String> names() {
    return Set.of("speaker_convgru", "speaker_gru", "speaker_mel");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    try (Scope scope = Scope.open()) {
      return switch (reference.system()) {
        case "speaker_convgru" -> convGru(reference, scope);
        case "speaker_gru" -> melGru(reference, scope);
        default -> mel(reference, scope);
      };
    }
  }

  private static Map<String, Values> convGru(ReferenceCase reference, Scope scope) {
    try (ConvGru speaker =
        reference.model(weights -> ConvGru.of(config(reference.config()), weights))) {
      Values waveform = reference.input("waveform");
      long[] lengths = new long[(int) waveform.shape()[0]];
      Arrays.fill(lengths, waveform.shape()[1]);
      if (reference.hasInput("lengths")) {
        lengths = reference.input("lengths").longs();
      }
      NDArray features = speaker.features(waveform.in(scope));
      Values all = Values.of(features);
      long[] one = {1, all.shape()[1], all.shape()[2]};
      double[] first = Arrays.copyOf(all.numbers(), (int) (one[1] * one[2]));
      Map<String, Values> outputs = new LinkedHashMap<>();
      outputs.put("features", new Values(one, first));
      outputs.put("embedding", Values.of(speaker.embed(scope, features, speaker.frames(lengths))));
      return outputs;
    }
  }

  private static ConvGruConfig config(Settings given) {
    Settings config = given.knowing(
        "conv_cfg",
        "conv_reduction_mult",
        "conv_magic_offset",
        "n_layers",
        "n_hid",
        "n_conv",
        "fc_dim",
        "hidden_p",
        "bidir");
    List<List<Integer>> convolutions =
        config.has("conv_cfg") ? config.wholeLists("conv_cfg") : CONVOLUTIONS;
    return new ConvGruConfig(
        convolutions.stream()
            .map(each -> new ConvGruConfig.Convolution(each.get(0), each.get(1), each.get(2)))
            .toList(),
        config.whole("conv_reduction_mult", 320),
        config.whole("conv_magic_offset", 400),
        config.whole("n_layers", 3),
        config.whole("n_hid", 768),
        config.whole("fc_dim", 256),
        config.truth("bidir", true));
  }

  private static Map<String, Values> melGru(ReferenceCase reference, Scope scope) {
    Settings config =
        reference.config().knowing("n_hid", "n_mels", "n_layers", "fc_dim", "hidden_p", "bidir");
    if (config.truth("bidir", false)) {
      throw new IllegalArgumentException("bidir is on, which the reference cannot project");
    }
    try (MelGru speaker = reference.model(MelGru::of)) {
      return Map.of("embedding", Values.of(speaker.embed(reference.input("mel").in(scope))));
    }
  }

  private static Map<String, Values> mel(ReferenceCase reference, Scope scope) {
    Settings config = reference
        .config()
        .knowing(
            "filter_length",
            "hop_length",
            "win_length",
            "n_mel_channels",
            "sampling_rate",
            "mel_fmin",
            "mel_fmax",
            "min_log_value",
            "normalize_volume");
    int fftSize = config.whole("filter_length", 1024);
    SpeakerMel front = new SpeakerMel(
        bank(config, fftSize),
        config.whole("win_length", fftSize),
        config.whole("hop_length", fftSize / 4),
        config.number("min_log_value", -11.52),
        config.truth("normalize_volume", false));
    Values waveform = reference.input("waveform");
    long samples = waveform.shape()[waveform.shape().length - 1];
    long clips = waveform.numbers().length / samples;
    NDArray frames = front.frames(scope, waveform.reshaped(clips, samples).in(scope));
    Map<String, Values> outputs = new LinkedHashMap<>();
    outputs.put("mel", Values.of(frames));
    outputs.put("mel_scaled", Values.of(front.scaled(frames)));
    return outputs;
  }

  private static MelBank bank(Settings config, int fftSize) {
    int rateHz = config.whole("sampling_rate", 22_050);
    return new MelBank(
        rateHz,
        fftSize,
        config.whole("n_mel_channels", 80),
        config.number("mel_fmin", 0),
        highestHz(config, rateHz),
        MelSettings.Scale.SLANEY,
        MelSettings.Norm.AREA);
  }

  /** 8 kHz where nothing is said; half the rate where it is said that there is no limit. */
  private static double highestHz(Settings config, int rateHz) {
    boolean unlimited = config.values().containsKey("mel_fmax") && !config.has("mel_fmax");
    return unlimited ? rateHz / 2.0 : config.number("mel_fmax", 8000);
  }
}
