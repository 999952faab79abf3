package io.formant.stages.checkpoint;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Networks of diffusion models. */
@Singleton
final class DiffusionFamilies implements Families {

  @Override
  public List<Family> all() {
    return List.of(
        timed(),
        plain(),
        waveform("latents", "to_flat.weight"),
        waveform(
            "sentences",
            "sentence_to_audio.0.weight",
            "sentence_to_audio.2.weight",
            "duration_predictor.model.0.weight"),
        waveform(
            "phonemes",
            "phoneme_to_emb.0.weight",
            "phoneme_to_emb.8.weight",
            "fw.weight",
            "duration_predictor.model.0.weight"),
        resampler());
  }

  /** A network of the study's that is told its content by appended channels. */
  private static Family waveform(String content, String... readers) {
    List<String> names = new ArrayList<>(List.of(readers));
    for (String time : List.of("0.weights", "0.to_out.weight", "1.blocks.0.0.weight")) {
      names.add("net.blocks.0.blocks." + time);
    }
    names.add("net.blocks.0.blocks.2.blocks.0.blocks.0.weight");
    return Family.of(
        "waveform." + content,
        "the study's model of waveforms from " + content,
        names.toArray(String[]::new));
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
        .perhapsUnder(
            "net.",
            "net.net.",
            "model.net.",
            "blocks.0.net.",
            "blocks.1.net.",
            "blocks.0.blocks.1.net.");
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
