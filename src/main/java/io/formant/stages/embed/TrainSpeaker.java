package io.formant.stages.embed;

import io.formant.artifact.Entry;
import io.formant.audio.spectrum.Mel;
import io.formant.audio.spectrum.MelSettings;
import io.formant.model.speaker.Speaker;
import io.formant.model.speaker.SpeakerConfig;
import io.formant.model.speaker.SpeakerTraining;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains a small speaker encoder on clips of the train split. Some voices and some clips of every other voice are kept from it, and
 * pairs of those say how well it tells voices apart.
 */
@StageType(
    value = "train.speaker",
    about = "trains a small speaker encoder by the generalised end-to-end loss",
    example = "{type: train.speaker, from: clips}")
final class TrainSpeaker implements BarrierStage<TrainSpeaker.Spec, SpeakerModel> {

  record Spec(
      @Doc("clips to learn from; only those of the train split are heard")
      From<Clips> from,

      @Doc("embedding width") @Default("64") int width,
      @Doc("training steps") @Default("300") int steps,

      @Doc("voices kept from training to check it on, while at least two are left to train on")
      @Default("2")
      int unheardVoices) {
    Spec {
      if (width < 2) {
        throw new IllegalArgumentException("width must be at least 2, was " + width);
      }
      if (steps < 1) {
        throw new IllegalArgumentException("steps must be at least 1, was " + steps);
      }
      if (unheardVoices < 0) {
        throw new IllegalArgumentException(
            "unheard-voices must not be negative, was " + unheardVoices);
      }
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    int rateHz = in.of(spec.from()).rateHz().orElseThrow();
    return Traits.of(SpeakerModel.class).withRateHz(rateHz).withWidth(spec.width());
  }

  @Override
  public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
    return Splits.train(entries);
  }

  @Override
  public Yield<SpeakerModel> run(Spec spec, Inputs in, Task task) {
    MelSettings settings = MelSettings.forRate(in.of(spec.from()).rateHz().orElseThrow());
    Mel mel = new Mel(settings);
    Seed seed = new Seed(task.seed());
    SpeakerTrials trials =
        SpeakerTrials.of(in.items(spec.from()), spec.unheardVoices(), seed.at("unheard").stream());
    SpeakerConfig config =
        SpeakerConfig.of(settings.bands()).withWidth(spec.width()).withSteps(spec.steps());
    SpeakerTraining training = new SpeakerTraining(config, pictures(trials.heard(), mel), seed);
    try (Speaker speaker = training.speaker()) {
      TrainingHistory history =
          Training.run(training.parameters(), plan(config), training::loss, Optional.empty(), task);
      HeardVoices heard = trials.rate(clip -> speaker.embed(mel.picture(clip.waveform())));
      return Yield.one(new SpeakerModel(settings, config, speaker.weights(), history, heard));
    }
  }

  private static TrainingPlan plan(SpeakerConfig config) {
    return TrainingPlan.of(config.steps(), config.rate())
        .withOptimizer(new AdamW(0.9, 0.999, 1e-8, 1e-2))
        .withAverage(null);
  }

  private static Map<String, List<float[][]>> pictures(Map<String, List<Clip>> clips, Mel mel) {
    Map<String, List<float[][]>> pictures = new LinkedHashMap<>();
    clips.forEach((voice, own) -> pictures.put(
        voice, own.stream().map(clip -> mel.picture(clip.waveform())).toList()));
    return pictures;
  }
}
