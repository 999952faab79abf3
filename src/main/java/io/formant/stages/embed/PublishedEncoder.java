package io.formant.stages.embed;

import io.formant.model.AudioEncoder;
import io.formant.model.htsat.LaionClap;
import io.formant.model.imagebind.ImageBindAudio;
import io.formant.model.imagebind.ImageBindFront;
import io.formant.model.msclap.MsClap;
import io.formant.model.speaker.ConvGru;
import io.formant.model.speaker.MelGru;
import io.formant.model.speaker.SpeakerMel;
import io.formant.stage.PublishedFile;
import io.formant.stage.Rejection;
import io.formant.stage.Traits;
import io.formant.stages.Embeddings;
import io.formant.tensor.weights.StateDict;
import io.formant.tensor.weights.WeightFile;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A published encoder as the plan sees it: which one a file holds, by the names of its tensors, before any is read.
 *
 * @param file that holds it
 * @param family which one it is
 * @param width E, of its vectors
 */
record PublishedEncoder(PublishedFile file, Family family, int width) {

  /** CLAP of LAION, under its own names and Hugging Face's, and of Microsoft. */
  static final List<Family> CLAP = List.of(
      new Family(
          "LAION's CLAP",
          "audio_projection.2.weight",
          LaionClap.FRONT.bank().rateHz(),
          LaionClap::of),
      new Family(
          "LAION's CLAP as transformers names it",
          "audio_projection.linear2.weight",
          LaionClap.FRONT.bank().rateHz(),
          LaionClap::of),
      new Family(
          "Microsoft's CLAP",
          "audio_encoder.projection.linear1.weight",
          MsClap.RATE_HZ,
          MsClap::of));

  static final List<Family> IMAGEBIND = List.of(new Family(
      "ImageBind",
      "modality_heads.audio.2.weight",
      ImageBindFront.PUBLISHED.rateHz(),
      ImageBindAudio::of));

  /** Of simple-speaker-embedding: of waveforms, and of mel spectrograms with and without its wrapper's name. */
  static final List<Family> SPEAKER = List.of(
      new Family("the ConvGRU speaker encoder", "head.weight", ConvGru.RATE_HZ, ConvGru::of),
      new Family(
          "the GRU speaker encoder",
          "projection.weight",
          SpeakerMel.PUBLISHED.bank().rateHz(),
          MelGru::of),
      new Family(
          "the GRU speaker encoder",
          "model.projection.weight",
          SpeakerMel.PUBLISHED.bank().rateHz(),
          MelGru::of));

  /** Makes a network of the tensors of a file. */
  interface Opening {
    AudioEncoder open(StateDict weights) throws IOException;
  }

  /**
   * Files of one kind.
   *
   * @param name in words
   * @param mark the tensor that tells them from others; its first size is the width of a vector
   * @param rateHz sampling rate that the model hears
   */
  record Family(String name, String mark, int rateHz, Opening opening) {}

  /**
   * Looks which of some families a file is of.
   *
   * @throws Rejection if it is of none, or can't be read
   */
  static PublishedEncoder in(PublishedFile file, List<Family> families) {
    StateDict weights = weights(file);
    return families.stream()
        .filter(family -> weights.has(family.mark()))
        .findFirst()
        .map(family -> new PublishedEncoder(file, family, width(file, weights, family)))
        .orElseThrow(() -> new Rejection("weights", unlike(file, families)));
  }

  private static String unlike(PublishedFile file, List<Family> families) {
    String known = families.stream()
        .map(family -> family.name() + " has " + family.mark())
        .collect(Collectors.joining("; "));
    return "'" + file.file() + "' holds no encoder that is known here: " + known
        + " (./run weights tells what is inside)";
  }

  private static StateDict weights(PublishedFile file) {
    try {
      return WeightFile.open(file.file()).tensors();
    } catch (IOException e) {
      throw new Rejection("weights", String.valueOf(e.getMessage()));
    }
  }

  private static int width(PublishedFile file, StateDict weights, Family family) {
    try {
      return weights.size(family.mark(), 0);
    } catch (IllegalArgumentException e) {
      throw new Rejection("weights", file.file() + ": " + e.getMessage());
    }
  }

  /**
   * The traits of its vectors.
   *
   * @throws Rejection if the clips are at another rate
   */
  Traits outputs(Traits clips) {
    ModelRate.require(clips, family.rateHz());
    return Traits.of(Embeddings.class).withWidth(width);
  }

  /** The network, its weights read. */
  ClipEncoder open() throws IOException {
    return new ClipEncoder.Published(WeightFile.model(file.file(), family.opening()::open));
  }
}
