package io.formant.stages.checkpoint;

import jakarta.inject.Singleton;
import java.util.List;

/** Networks of diffusion models. */
@Singleton
final class DiffusionFamilies implements Families {

  @Override
  public List<Family> all() {
    return List.of(timed(), plain(), resampler());
  }

  private static Family timed() {
    return Family.of(
            "unet.a-unet",
            "U-Net of a-unet, with features of the diffusion time",
            "blocks.0.weights",
            "blocks.0.to_out.weight",
            "blocks.1.blocks.0.0.weight",
            "blocks.1.blocks.1.0.weight")
        .perhapsUnder("net.", "blocks.0.", "net.blocks.0.", "model.net.", "model.net.blocks.0.");
  }

  private static Family plain() {
    return Family.of(
            "unet.a-unet.plain",
            "U-Net of a-unet, without the diffusion time",
            "block.blocks.0.block.weight",
            "block.blocks.0.block.bias")
        .perhapsUnder("net.", "net.net.", "model.net.");
  }

  private static Family resampler() {
    return Family.of(
        "embedder.resampler",
        "embedder of latents by a perceiver resampler",
        "resampler.latents",
        "resampler.pos_emb.weight",
        "resampler.layers.0.0.q_scale");
  }
}
