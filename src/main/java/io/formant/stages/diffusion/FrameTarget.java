package io.formant.stages.diffusion;

import io.formant.artifact.Artifact;
import io.formant.audio.spectrum.MelSettings;
import io.formant.stage.From;
import io.formant.stage.Inputs;
import io.formant.stage.Item;
import io.formant.stages.Content;
import io.formant.stages.Embedding;
import io.formant.stages.LatentFrames;
import io.formant.stages.Latents;
import io.formant.stages.MelFrames;
import io.formant.stages.Mels;
import io.formant.stages.Target;
import java.util.List;
import java.util.function.Function;

/**
 * Frames to learn to generate.
 *
 * @param items one a clip
 * @param frames of an item, (F, C)
 * @param model of a network that has learned them
 */
record FrameTarget<A extends Artifact>(
    List<Item<A>> items,
    Function<A, float[][]> frames,
    Function<FrameNetwork, DiffusionModel> model) {

  static FrameTarget<?> of(From<Target> target, Inputs in) {
    return in.of(target).kind() == Latents.class
        ? latents(in.items(new From<Latents>(target.id())))
        : mels(in.items(new From<Mels>(target.id())));
  }

  /** The kind of model that learns a kind of target. */
  static Class<? extends DiffusionModel> modelOf(Class<? extends Artifact> target) {
    return target == Latents.class ? LatentModel.class : MelModel.class;
  }

  private static FrameTarget<MelFrames> mels(List<Item<MelFrames>> items) {
    MelSettings settings = items.get(0).value().settings();
    return new FrameTarget<>(items, MelFrames::values, network -> new MelModel(settings, network));
  }

  private static FrameTarget<LatentFrames> latents(List<Item<LatentFrames>> items) {
    LatentFrames first = items.get(0).value();
    return new FrameTarget<>(
        items,
        LatentFrames::values,
        network -> new LatentModel(first.rateHz(), first.hopSamples(), network));
  }

  /** What is known of each clip; see {@link TrainingClip#join}. */
  List<TrainingClip> join(List<Item<Content>> contents, List<Item<Embedding>> styles) {
    return TrainingClip.join(items, frames, contents, styles);
  }
}
