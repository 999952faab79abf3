package io.formant.stages.parity;

import io.formant.audio.EvenCuts;
import io.formant.audio.Resampler;
import io.formant.model.imagebind.ImageBindAudio;
import io.formant.model.imagebind.ImageBindConfig;
import io.formant.model.imagebind.ImageBindFront;
import io.formant.model.imagebind.ImageBindTrace;
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

/** ImageBind's audio branch, and the pictures that it looks at. */
@Singleton
final class ImageBindParity implements ParitySystem {

  @Override
  public Set<String> names() {
    return Set.of("imagebind_audio", "imagebind_fbank");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    return reference.system().equals("imagebind_fbank") ? pictures(reference) : audio(reference);
  }

  private static Map<String, Values> audio(ReferenceCase reference) {
    Settings config = reference
        .config()
        .knowing(
            "audio_kernel_size",
            "audio_stride",
            "audio_embed_dim",
            "audio_num_blocks",
            "audio_num_heads",
            "audio_num_mel_bins",
            "audio_target_len",
            "audio_drop_path",
            "out_embed_dim");
    ImageBindConfig sizes = new ImageBindConfig(
        config.whole("audio_kernel_size", 16),
        config.whole("audio_stride", 10),
        config.whole("audio_embed_dim", 768),
        config.whole("audio_num_blocks", 12),
        config.whole("audio_num_heads", 12),
        config.whole("audio_num_mel_bins", 128),
        config.whole("audio_target_len", 204),
        config.whole("out_embed_dim", 768));
    try (ImageBindAudio audio = reference.model(weights -> ImageBindAudio.of(sizes, weights));
        Scope scope = Scope.open()) {
      return outputs(audio.trace(cuts(reference.input("mel")).in(scope)));
    }
  }

  /** Without an axis of clips each item is a clip of its own. */
  private static Values cuts(Values mel) {
    long[] shape = mel.shape();
    return shape.length == 5
        ? mel.reshaped(shape[0], shape[1], shape[3], shape[4])
        : mel.reshaped(shape[0], 1, shape[2], shape[3]);
  }

  private static Map<String, Values> outputs(ImageBindTrace trace) {
    Map<String, Values> outputs = new LinkedHashMap<>();
    Values tokens = Values.of(trace.tokens());
    long[] shape = tokens.shape();
    double[] first = Arrays.copyOf(tokens.numbers(), (int) (shape[1] * shape[2]));
    outputs.put("tokens", new Values(new long[] {1, shape[1], shape[2]}, first));
    outputs.put("trunk_cls", Values.of(trace.trunk()));
    outputs.put("head", Values.of(trace.head()));
    outputs.put("embedding", Values.of(trace.embedding()));
    return outputs;
  }

  private static Map<String, Values> pictures(ReferenceCase reference) {
    Settings config = reference
        .config()
        .knowing(
            "num_mel_bins",
            "target_length",
            "sample_rate",
            "clip_duration",
            "clips_per_video",
            "mean",
            "std",
            "file_rate");
    int rateHz = config.whole("sample_rate", 16_000);
    EvenCuts cuts =
        new EvenCuts(config.number("clip_duration", 2), config.whole("clips_per_video", 3));
    ImageBindFront front = new ImageBindFront(
        rateHz,
        config.whole("num_mel_bins", 128),
        config.whole("target_length", 204),
        cuts,
        config.number("mean", -4.268),
        config.number("std", 9.138));
    float[][] clip = channels(
        reference.input("waveform"), new Resampler(config.whole("file_rate", rateHz), rateHz));
    Map<String, Values> outputs = new LinkedHashMap<>();
    outputs.put("clip_bounds", bounds(cuts.of(clip[0].length, rateHz)));
    try (Scope scope = Scope.open()) {
      Values pictures = Values.of(front.pictures(scope, List.<float[][]>of(clip)));
      long[] shape = pictures.shape();
      outputs.put("clips", pictures.reshaped(shape[1], 1, shape[2], shape[3]));
    }
    return outputs;
  }

  private static float[][] channels(Values waveform, Resampler resampler) {
    float[] all = waveform.floats();
    int channels = waveform.shape().length == 1 ? 1 : (int) waveform.shape()[0];
    int length = all.length / channels;
    float[][] clip = new float[channels][];
    for (int channel = 0; channel < channels; channel++) {
      int begin = channel * length;
      clip[channel] = resampler.resample(Arrays.copyOfRange(all, begin, begin + length));
    }
    return clip;
  }

  private static Values bounds(List<EvenCuts.Cut> cuts) {
    double[] bounds = cuts.stream()
        .flatMapToDouble(cut -> Arrays.stream(new double[] {cut.begin(), cut.end()}))
        .toArray();
    return new Values(new long[] {cuts.size(), 2}, bounds);
  }
}
