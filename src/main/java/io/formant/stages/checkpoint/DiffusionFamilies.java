package io.formant.stages.checkpoint;

import jakarta.inject.Singleton;
import java.util.List;

/** Networks of diffusion models. */
@Singleton
final class DiffusionFamilies implements Families {

  @Override
  public List<Family> all() {
    return List.of(Family.of(
            "unet.a-unet",
            "U-Net of a-unet, with its time features",
            "blocks.0.weights",
            "blocks.0.to_out.weight",
            "blocks.1.blocks.0.0.weight",
            "blocks.1.blocks.1.0.weight",
            "blocks.2.blocks.0.blocks.0.weight")
        .perhapsUnder("net.", "unet.", "model.net.", "diffusion.net."));
  }
}
