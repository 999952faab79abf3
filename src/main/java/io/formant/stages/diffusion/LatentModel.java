package io.formant.stages.diffusion;

import io.formant.artifact.Block;
import io.formant.artifact.Kind;
import io.formant.diffusion.Objective;
import io.formant.stages.LatentFrames;
import java.util.List;

/**
 * A generator of latents, to be heard through the decoder of the network that they are of.
 *
 * @param rateHz of the sound behind them
 * @param hopSamples of a frame
 */
@Kind("model of latents")
record LatentModel(int rateHz, int hopSamples, FrameNetwork network) implements DiffusionModel {

  @Override
  public Objective objective() {
    return network.objective();
  }

  @Override
  public FrameGenerator<LatentFrames> open() {
    return new FrameGenerator<>(
        network, (values, voice) -> new LatentFrames(voice, rateHz, hopSamples, values));
  }

  @Override
  public List<Block> blocks() {
    return network.blocks("latents");
  }
}
