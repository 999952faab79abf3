package io.formant.stages.diffusion;

import io.formant.artifact.Entry;
import io.formant.diffusion.Objective;
import io.formant.diffusion.conditional.DiffusionLoss;
import io.formant.diffusion.conditional.Dropout;
import io.formant.model.ContentFrames;
import io.formant.model.denoiser.MelUNetConfig;
import io.formant.model.duration.DurationConfig;
import io.formant.model.duration.DurationModel;
import io.formant.stage.BarrierStage;
import io.formant.stage.Counts;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.Rejection;
import io.formant.stage.StageType;
import io.formant.stage.Task;
import io.formant.stage.Traits;
import io.formant.stage.Yield;
import io.formant.stages.Clips;
import io.formant.stages.Contents;
import io.formant.stages.Embeddings;
import io.formant.stages.Splits;
import io.formant.stages.Target;
import io.formant.stages.embed.ClapModel;
import io.formant.stages.embed.SpeakerModel;
import io.formant.stages.learn.Recipe;
import io.formant.stages.learn.Training;
import io.formant.stages.learn.TrainingHistory;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Seed;
import java.util.List;
import java.util.Optional;

/**
 * Trains a conditional diffusion model, and the duration model that tells it how long each token lasts, on the clips of the train
 * split. A kill loses the steps since the last checkpoint.
 */
@StageType(
    value = "train.diffusion",
    about = "trains a conditional diffusion model and the durations of its content",
    example = "{type: train.diffusion, target: mel, content: content, style: voice, steps: 2000}")
final class TrainDiffusion implements BarrierStage<TrainDiffusion.Spec, DiffusionModel> {

  record Spec(
      @Doc("what is generated: clips, spectrograms or latents")
      From<Target> target,

      @Doc("what is said") From<Contents> content,
      @Doc("who says it") From<Embeddings> style,
      @Doc("size of the network") @Default("{}") UNetShape unet,

      @Doc("training steps") @Default("3200") @Counts(Counts.As.EXTENT)
      int steps,

      @Doc("clips a step") @Default("32") int batch,
      @Doc("highest learning rate") @Default("2e-3") double lr,

      @Doc("what the network predicts: velocity, noise, clean, flow") @Default("clean")
      Objective objective,

      @Doc("how often a training clip loses its conditions") @Default("{}")
      ConditionDropout dropout,

      @Doc(
          "whose content a clip is learned from: own, or another-voice, which says the same and is stretched to the clip, where the content would tell the voice")
      @Default("own")
      ContentFrom contentFrom,

      @Doc(
          "start from the content instead of noise, which is then as wide as the target; the objective is that of the bridge")
      Optional<BridgeShape> bridge,

      @Doc("length of waveforms and how their content is read, where the target is clips")
      Optional<WaveformShape> waveform,

      @Doc("losses on the waveforms that predictions imply, where the target is clips")
      @Default("{}")
      WaveformLoss loss,

      @Doc("trained CLAP that the loss listens by") Optional<From<ClapModel>> clap,

      @Doc("trained speaker encoder that the loss listens by")
      Optional<From<SpeakerModel>> speaker,

      @Doc("how the network learns") @Default("{}") Recipe recipe) {
    Spec {
      if (steps < 1 || batch < 1 || !(lr > 0)) {
        throw new IllegalArgumentException(
            "steps, batch and lr must be positive, were " + steps + ", " + batch + " and " + lr);
      }
      if (loss.clap() > 0 != clap.isPresent() || loss.speaker() > 0 != speaker.isPresent()) {
        throw new IllegalArgumentException(
            "clap and speaker are given where the loss weighs them, and only there");
      }
    }
  }

  /** Probabilities with which a clip loses its content, its style, or both. */
  record ConditionDropout(
      @Doc("content lost, style kept [probability]") @Default("0.05")
      double content,

      @Doc("style lost, content kept [probability]") @Default("0.15")
      double style,

      @Doc("both lost [probability]") @Default("0.1") double both) {
    ConditionDropout {
      new Dropout(content, style, both);
    }

    Dropout toDropout() {
      return new Dropout(content, style, both);
    }
  }

  /** Whose content a clip is learned from. */
  enum ContentFrom {
    OWN,
    ANOTHER_VOICE
  }

  /** What a network learns, whatever it generates. */
  record Learned(Objective objective, Dropout dropout) {}

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    Traits target = in.of(spec.target());
    boolean waveforms = target.kind() == Clips.class;
    if (waveforms != spec.waveform().isPresent()) {
      throw new Rejection(
          "waveform",
          "is given where the target is clips, and only there: it is " + target.kindName());
    }
    if (waveforms && (spec.contentFrom() != ContentFrom.OWN || spec.bridge().isPresent())) {
      throw new Rejection(
          "content-from", "is own where the target is clips, and there is no bridge to them");
    }
    if (spec.bridge().isPresent()) {
      requireSameWidth(target, in.of(spec.content()));
    }
    if (!waveforms && !spec.loss().equals(WaveformLoss.NONE)) {
      throw new Rejection("loss", "needs clips as the target, which is " + target.kindName());
    }
    try {
      if (waveforms) {
        SoundLearning.config(spec, in);
      } else {
        unetConfig(spec, in);
      }
    } catch (IllegalArgumentException e) {
      throw new Rejection(waveforms ? "waveform" : "unet", String.valueOf(e.getMessage()));
    }
    return target.withKind(waveforms ? SoundModel.class : FrameTarget.modelOf(target.kind()));
  }

  private static void requireSameWidth(Traits target, Traits content) {
    int width = content.width().orElseThrow();
    if (width != target.width().orElseThrow()) {
      throw new Rejection(
          "bridge",
          "starts from the content, whose width is " + width + ", expected the target's "
              + target.width().orElseThrow());
    }
  }

  private static MelUNetConfig unetConfig(Spec spec, InputTraits in) {
    return spec.unet()
        .config(
            in.of(spec.target()).width().orElseThrow(),
            in.of(spec.content()).width().orElseThrow() + ContentFrames.POSITIONS,
            in.of(spec.style()).width().orElseThrow());
  }

  @Override
  public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
    return Splits.train(entries);
  }

  @Override
  public Yield<DiffusionModel> run(Spec spec, Inputs in, Task task) {
    return Yield.one(
        spec.waveform().isPresent() ? SoundLearning.model(spec, in, task) : frames(spec, in, task));
  }

  private static DiffusionModel frames(Spec spec, Inputs in, Task task) {
    FrameTarget<?> target = FrameTarget.of(spec.target(), in);
    TrainingExamples examples = new TrainingExamples(
        target.join(in.items(spec.content()), in.items(spec.style())), spec.contentFrom());
    MelUNetConfig config = unetConfig(spec, in);
    DiffusionLoss loss = new DiffusionLoss(spec.objective(), spec.dropout().toDropout());
    Optional<BridgeSource> bridge = spec.bridge()
        .map(shape -> BridgeSource.of(shape, examples.contents(), config.targetChannels()));
    Seed seed = new Seed(task.seed());
    try (DiffusionTraining training =
        new DiffusionTraining(config, loss, bridge, examples, spec.batch(), seed)) {
      TrainingHistory history = Training.run(
          training.parameters(),
          spec.recipe().plan(spec.steps(), spec.lr()),
          training::loss,
          Optional.empty(),
          task);
      DurationModel durations = durations(spec, in, examples, seed.at("durations").stream());
      return target
          .model()
          .apply(new FrameNetwork(
              config,
              training.weights(),
              examples.bands(),
              examples.styles(),
              spec.objective(),
              bridge,
              durations.config(),
              durations.weights(),
              history,
              examples.size()));
    }
  }

  private static DurationModel durations(
      Spec spec, InputTraits in, TrainingExamples examples, RandomStream random) {
    DurationConfig config = DurationConfig.of(
        in.of(spec.content()).width().orElseThrow(), in.of(spec.style()).width().orElseThrow());
    return DurationModel.train(config, examples.timedTokens(random));
  }
}
