package io.formant.stages.voice;

import io.formant.model.hifigan.HifiGanConfig;
import io.formant.model.vits.VitsConfig;
import io.formant.model.vits.VitsSound;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.text.ipa.VitsSymbols;
import java.util.List;

/** The size of a VITS that is trained here, as YAML gives it. */
record VitsShape(
    @Doc("channels of the latent, an even number") @Default("32")
    int latentChannels,

    @Doc("channels of the decoder before its first up-sampling, each of which halves them")
    @Default("128")
    int decoderChannels,

    @Doc("length of the part of each clip that the decoder learns by [frames]") @Default("16")
    int segmentFrames) {

  private static final int STAGES = 3;
  private static final int FIRST_RATE = 8;
  private static final int LAST_RATE_HZ = 4000;
  private static final int FRAMES_A_WINDOW = 4;

  /** Parts of clips have to be longer than half of the widest spectrum that they are compared by. */
  private static final int LEAST_SEGMENT_FRAMES = 9;

  private static final int FILTER_CHANNELS = 128;
  private static final int HEADS = 2;
  private static final int LAYERS = 2;
  private static final int KERNEL = 3;

  VitsShape {
    if (latentChannels < 2 || latentChannels % 2 != 0) {
      throw new IllegalArgumentException(
          "latent-channels must be even and positive, was " + latentChannels);
    }
    if (decoderChannels < 1 << STAGES || segmentFrames < LEAST_SEGMENT_FRAMES) {
      throw new IllegalArgumentException("decoder-channels must be at least " + (1 << STAGES)
          + " and segment-frames at least " + LEAST_SEGMENT_FRAMES + ", were " + decoderChannels
          + " and " + segmentFrames);
    }
  }

  /** Frames of 16 ms at 16 kHz and at 8 kHz, and about as long at other rates. */
  static VitsSound sound(int rateHz) {
    int hop = FIRST_RATE * FIRST_RATE * lastRate(rateHz);
    return new VitsSound(rateHz, FRAMES_A_WINDOW * hop, FRAMES_A_WINDOW * hop, hop);
  }

  private static int lastRate(int rateHz) {
    return Math.max(2, Integer.highestOneBit(rateHz / LAST_RATE_HZ));
  }

  /** The network of this size for so many voices. */
  VitsConfig config(VitsSound sound, int voices) {
    return new VitsConfig(
        VitsSymbols.size(),
        sound.bins(),
        segmentFrames,
        latentChannels,
        VitsModel.HIDDEN_CHANNELS,
        FILTER_CHANNELS,
        HEADS,
        LAYERS,
        KERNEL,
        decoder(lastRate(sound.rateHz())),
        voices > 1 ? voices : 0,
        voices > 1 ? VitsModel.HIDDEN_CHANNELS : 0,
        true);
  }

  private HifiGanConfig decoder(int lastRate) {
    return new HifiGanConfig(
        false,
        List.of(FIRST_RATE, FIRST_RATE, lastRate),
        List.of(2 * FIRST_RATE, 2 * FIRST_RATE, 2 * lastRate),
        decoderChannels,
        List.of(3, 7),
        List.of(List.of(1, 3), List.of(1, 3)));
  }
}
