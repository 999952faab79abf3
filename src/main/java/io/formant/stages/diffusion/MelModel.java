package io.formant.stages.diffusion;

import io.formant.artifact.Block;
import io.formant.artifact.Kind;
import io.formant.audio.spectrum.MelSettings;
import io.formant.diffusion.Objective;
import io.formant.stages.MelFrames;
import java.util.List;

/**
 * A generator of mel spectrograms.
 *
 * @param settings of the spectrograms
 */
@Kind("model of spectrograms")
record MelModel(MelSettings settings, FrameNetwork network) implements DiffusionModel {

  @Override
  public Objective objective() {
    return network.objective();
  }

  @Override
  public FrameGenerator<MelFrames> open() {
    return new FrameGenerator<>(network, (values, voice) -> spectrogram(values));
  }

  /** No value is below that of silence. */
  private MelFrames spectrogram(float[][] values) {
    float silence = settings.logFloor();
    for (float[] frame : values) {
      for (int band = 0; band < frame.length; band++) {
        frame[band] = Math.max(silence, frame[band]);
      }
    }
    return new MelFrames(settings, values);
  }

  @Override
  public List<Block> blocks() {
    return network.blocks("spectrograms");
  }
}
