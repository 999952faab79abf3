package io.formant.stages.voice;

import io.formant.artifact.Entry;
import io.formant.audio.spectrum.MelSettings;
import io.formant.model.vocoder.Vocoder;
import io.formant.model.vocoder.VocoderConfig;
import io.formant.model.vocoder.VocoderTraining;
import io.formant.stage.BarrierStage;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.Item;
import io.formant.stage.Rejection;
import io.formant.stage.StageType;
import io.formant.stage.Task;
import io.formant.stage.Traits;
import io.formant.stage.Yield;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.MelFrames;
import io.formant.stages.Mels;
import io.formant.stages.Splits;
import io.formant.stages.learn.Recipe;
import io.formant.stages.learn.Training;
import io.formant.stages.learn.TrainingHistory;
import io.formant.tensor.Seed;
import java.util.List;
import java.util.Optional;

/** Trains a small vocoder for the spectrograms of a stage, on the clips of the train split. */
@StageType(
    value = "train.vocoder",
    about = "trains a small vocoder for the spectrograms of a stage",
    example = "{type: train.vocoder, from: clips, mel: mel}")
final class TrainVocoder implements BarrierStage<TrainVocoder.Spec, VocoderModel> {

  record Spec(
      @Doc("clips to learn from; only those of the train split are heard")
      From<Clips> from,

      @Doc("spectrograms like those that are to be heard; only how they are made is read")
      From<Mels> mel,

      @Doc("channels of a frame in the network") @Default("192")
      int channels,

      @Doc("channels of the wider layer of each block") @Default("384")
      int wide,

      @Doc("blocks of the network") @Default("5") int blocks,
      @Doc("training steps") @Default("1000") int steps,
      @Doc("parts of clips a step") @Default("16") int batch,
      @Doc("highest learning rate") @Default("2e-3") double lr,

      @Doc("how it is trained") @Default("{betas: [0.8, 0.99], weight-decay: 0.01}")
      Recipe recipe) {
    Spec {
      if (channels < 1 || wide < 1 || blocks < 1 || steps < 1 || batch < 1 || !(lr > 0)) {
        throw new IllegalArgumentException(
            "channels, wide, blocks, steps, batch and lr must be positive, were " + channels + ", "
                + wide + ", " + blocks + ", " + steps + ", " + batch + " and " + lr);
      }
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    Traits mel = in.of(spec.mel());
    int clipsHz = in.of(spec.from()).rateHz().orElseThrow();
    int melHz = mel.rateHz().orElseThrow();
    if (clipsHz != melHz) {
      throw new Rejection(
          "from", "clips are at " + clipsHz + " Hz, expected the spectrograms' " + melHz + " Hz");
    }
    return mel.withKind(VocoderModel.class);
  }

  @Override
  public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
    List<Entry> train = Splits.train(entries);
    return from.equals(spec.mel()) ? train.subList(0, Math.min(1, train.size())) : train;
  }

  @Override
  public Yield<VocoderModel> run(Spec spec, Inputs in, Task task) {
    List<Item<MelFrames>> mels = in.items(spec.mel());
    List<float[]> clips =
        in.items(spec.from()).stream().map(Item::value).map(Clip::samples).toList();
    if (mels.isEmpty() || clips.isEmpty()) {
      throw new IllegalArgumentException("there is no clip of the train split to learn from");
    }
    MelSettings settings = mels.get(0).value().settings();
    VocoderConfig config = new VocoderConfig(settings, spec.channels(), spec.wide(), spec.blocks());
    VocoderTraining training =
        new VocoderTraining(config, clips, spec.batch(), new Seed(task.seed()));
    try (Vocoder vocoder = training.vocoder()) {
      TrainingHistory history = Training.run(
          training.parameters(),
          spec.recipe().plan(spec.steps(), spec.lr()),
          training::loss,
          Optional.empty(),
          task);
      double seconds = clips.stream().mapToDouble(clip -> clip.length).sum() / settings.rateHz();
      return Yield.one(new VocoderModel(config, vocoder.weights(), history, clips.size(), seconds));
    }
  }
}
