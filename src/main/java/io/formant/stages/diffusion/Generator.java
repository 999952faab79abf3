package io.formant.stages.diffusion;

import io.formant.artifact.Artifact;
import io.formant.diffusion.conditional.ConditionalSampler;
import io.formant.stages.Content;
import io.formant.tensor.RandomStream;
import java.util.List;
import java.util.Optional;

/**
 * A stored diffusion model, ready to run.
 *
 * @param <O> what it generates
 */
sealed interface Generator<O extends Artifact> extends AutoCloseable
    permits FrameGenerator, SoundGenerator {

  /**
   * The content in this voice's time: durations are predicted, those of the content are not read.
   *
   * @param style as embedded, (E); empty for the style in the middle of all voices
   */
  ClipCondition condition(Content content, Optional<float[]> style, RandomStream random);

  /** The clips of a batch of prompts, all of one guidance. */
  List<O> generate(List<PreparedPrompt> batch, ConditionalSampler sampler);

  @Override
  void close();
}
