package io.formant.stages.voice;

import io.formant.artifact.Entry;
import io.formant.model.vits.VitsConfig;
import io.formant.model.vits.VitsSound;
import io.formant.model.vits.VitsTraining;
import io.formant.stage.BarrierStage;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.Item;
import io.formant.stage.StageType;
import io.formant.stage.Task;
import io.formant.stage.Traits;
import io.formant.stage.Yield;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.Splits;
import io.formant.stages.learn.Recipe;
import io.formant.stages.learn.Training;
import io.formant.stages.learn.TrainingHistory;
import io.formant.tensor.Parameters;
import io.formant.tensor.Seed;
import io.formant.text.ipa.IpaPhonemizer;
import io.formant.text.ipa.VitsText;
import java.util.List;
import java.util.Optional;

/** Trains a small VITS of all voices on the clips of the train split, without discriminators. */
@StageType(
    value = "train.vits",
    about = "trains a small VITS of all voices: text, sound and latent in one network",
    example = "{type: train.vits, from: clips}")
final class TrainVits implements BarrierStage<TrainVits.Spec, VitsModel> {

  private static final VitsText TEXT = VitsText.PUBLISHED;

  record Spec(
      @Doc("clips to learn from; only those of the train split are heard")
      From<Clips> from,

      @Doc("size of the network") @Default("{}") VitsShape shape,
      @Doc("training steps") @Default("1000") int steps,
      @Doc("clips a step") @Default("16") int batch,
      @Doc("highest learning rate") @Default("2e-3") double lr,

      @Doc("who turns text into phonemes: auto, espeak-ng, bundled") @Default("bundled")
      Phonemes phonemes,

      @Doc("how it is trained") @Default("{betas: [0.8, 0.99], weight-decay: 0.01}")
      Recipe recipe) {
    Spec {
      phonemes = phonemes.resolved();
      if (steps < 1 || batch < 1 || !(lr > 0)) {
        throw new IllegalArgumentException(
            "steps, batch and lr must be positive, were " + steps + ", " + batch + " and " + lr);
      }
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    int rateHz = in.of(spec.from()).rateHz().orElseThrow();
    return Traits.of(VitsModel.class)
        .withRateHz(rateHz)
        .withHopSamples(VitsShape.sound(rateHz).hopSamples())
        .withWidth(spec.shape().latentChannels());
  }

  @Override
  public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
    return Splits.train(entries);
  }

  @Override
  public Yield<VitsModel> run(Spec spec, Inputs in, Task task) {
    List<Clip> clips = in.items(spec.from()).stream().map(Item::value).toList();
    List<String> voices = clips.stream().map(Clip::voice).distinct().sorted().toList();
    VitsSound sound = VitsShape.sound(in.of(spec.from()).rateHz().orElseThrow());
    VitsConfig config = spec.shape().config(sound, voices.size());
    VitsTraining training = new VitsTraining(
        config, sound, examples(spec, clips, voices), spec.batch(), new Seed(task.seed()));
    try (Parameters parameters = training.parameters()) {
      TrainingHistory history = Training.run(
          parameters,
          spec.recipe().plan(spec.steps(), spec.lr()),
          training::loss,
          Optional.empty(),
          task);
      return Yield.one(new VitsModel(
          config, sound, TEXT, voices, spec.phonemes(), training.weights(), history, clips.size()));
    }
  }

  private static List<VitsTraining.Example> examples(
      Spec spec, List<Clip> clips, List<String> voices) {
    IpaPhonemizer phonemizer = spec.phonemes().open();
    return clips.stream()
        .map(clip -> new VitsTraining.Example(
            TEXT.ids(clip.text(), phonemizer), voices.indexOf(clip.voice()), clip.samples()))
        .toList();
  }
}
