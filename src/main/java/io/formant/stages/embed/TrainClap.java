package io.formant.stages.embed;

import io.formant.artifact.Entry;
import io.formant.audio.spectrum.Mel;
import io.formant.audio.spectrum.MelSettings;
import io.formant.model.clap.CaptionedClip;
import io.formant.model.clap.Clap;
import io.formant.model.clap.ClapConfig;
import io.formant.model.clap.ClapTraining;
import io.formant.stage.BarrierStage;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.StageType;
import io.formant.stage.Task;
import io.formant.stage.Traits;
import io.formant.stage.Yield;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.Splits;
import io.formant.stages.learn.Training;
import io.formant.stages.learn.TrainingHistory;
import io.formant.tensor.AdamW;
import io.formant.tensor.Seed;
import io.formant.train.TrainingPlan;
import java.util.List;
import java.util.Optional;

/** Trains a small audio–text encoder on the corpus' descriptions of its voices, from the clips of the train split. */
@StageType(
    value = "train.clap",
    about = "trains a small audio-text encoder on the corpus' descriptions of its voices",
    example = "{type: train.clap, from: clips}")
final class TrainClap implements BarrierStage<TrainClap.Spec, ClapModel> {

  record Spec(
      @Doc("clips to learn from; only those of the train split are heard")
      From<Clips> from,

      @Doc("embedding width") @Default("32") int width,
      @Doc("training steps") @Default("400") int steps) {
    Spec {
      if (width < 2) {
        throw new IllegalArgumentException("width must be at least 2, was " + width);
      }
      if (steps < 1) {
        throw new IllegalArgumentException("steps must be at least 1, was " + steps);
      }
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    int rateHz = in.of(spec.from()).rateHz().orElseThrow();
    return Traits.of(ClapModel.class).withRateHz(rateHz).withWidth(spec.width());
  }

  @Override
  public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
    return Splits.train(entries);
  }

  @Override
  public Yield<ClapModel> run(Spec spec, Inputs in, Task task) {
    MelSettings settings = MelSettings.forRate(in.of(spec.from()).rateHz().orElseThrow());
    Mel mel = new Mel(settings);
    List<CaptionedClip> clips =
        in.items(spec.from()).stream().map(item -> captioned(mel, item.value())).toList();
    ClapConfig config =
        ClapConfig.of(settings.bands()).withWidth(spec.width()).withSteps(spec.steps());
    ClapTraining training = new ClapTraining(config, clips, new Seed(task.seed()));
    try (Clap clap = training.clap()) {
      TrainingHistory history =
          Training.run(training.parameters(), plan(config), training::loss, Optional.empty(), task);
      long captions = clips.stream().map(CaptionedClip::caption).distinct().count();
      return Yield.one(
          new ClapModel(settings, config, clap.weights(), history, clips.size(), (int) captions));
    }
  }

  private static TrainingPlan plan(ClapConfig config) {
    return TrainingPlan.of(config.steps(), config.rate())
        .withOptimizer(new AdamW(0.9, 0.999, 1e-8, 1e-2))
        .withAverage(null);
  }

  private static CaptionedClip captioned(Mel mel, Clip clip) {
    return new CaptionedClip(mel.picture(clip.waveform()), clip.caption());
  }
}
