package io.formant.stages.parity;

import io.formant.audio.spectrum.VocoderMel;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Values;
import io.formant.stages.voice.VoiceConfigs;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The front ends of VITS and HiFi-GAN. */
@Singleton
final class VocoderMelParity implements ParitySystem {

  private static final String HIFI_GAN = "hifigan_mel";

  @Override
  public Set<String> names() {
    return Set.of("vits_frontend", HIFI_GAN);
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    boolean hifiGan = reference.system().equals(HIFI_GAN);
    VocoderMel mel = new VocoderMel(
        VoiceConfigs.hifiGanMel(reference.config()),
        hifiGan ? VocoderMel.HIFI_GAN_EPSILON : VocoderMel.VITS_EPSILON);
    Values waves = reference.input("y");
    int length = (int) waves.shape()[waves.shape().length - 1];
    int items = waves.numbers().length / length;
    float[][][] spectrograms = new float[items][][];
    float[][][] pictures = new float[items][][];
    for (int item = 0; item < items; item++) {
      float[] samples = Arrays.copyOfRange(waves.floats(), item * length, (item + 1) * length);
      spectrograms[item] = mel.magnitudes(samples);
      pictures[item] = mel.picture(spectrograms[item]);
    }
    Map<String, Values> outputs = new LinkedHashMap<>();
    outputs.put("spec", channelsFirst(spectrograms));
    outputs.put("mel_from_spec", channelsFirst(pictures));
    outputs.put("mel", channelsFirst(pictures));
    return outputs;
  }

  private static Values channelsFirst(float[][][] items) {
    int frames = items[0].length;
    int channels = items[0][0].length;
    double[] values = new double[items.length * frames * channels];
    for (int i = 0; i < values.length; i++) {
      int item = i / (channels * frames);
      values[i] = items[item][i % frames][i / frames % channels];
    }
    return new Values(new long[] {items.length, channels, frames}, values);
  }
}
