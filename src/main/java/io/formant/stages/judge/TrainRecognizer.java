package io.formant.stages.judge;

import io.formant.artifact.Entry;
import io.formant.audio.spectrum.MelSettings;
import io.formant.model.recognizer.LabelledClip;
import io.formant.model.recognizer.Recognizer;
import io.formant.model.recognizer.RecognizerConfig;
import io.formant.model.recognizer.RecognizerTraining;
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
import io.formant.stages.MelFrames;
import io.formant.stages.Mels;
import io.formant.stages.learn.Training;
import io.formant.stages.learn.TrainingHistory;
import io.formant.tensor.AdamW;
import io.formant.tensor.Seed;
import io.formant.train.TrainingPlan;
import java.util.List;

/**
 * Trains small recognisers of content and voice on real clips of every pair of voice and text, those withheld from the generator
 * included, to judge generated speech by.
 */
@StageType(
    value = "train.recognizer",
    about = "trains small recognisers of content and voice on real clips, to judge speech by",
    example = "{type: train.recognizer, from: mel}")
final class TrainRecognizer implements BarrierStage<TrainRecognizer.Spec, RecognizerModel> {

  record Spec(
      @Doc("real clips; of the test split none is heard, of the heldout split every second take")
      From<Mels> from,

      @Doc("training steps of the content recogniser") @Default("600")
      int contentSteps,

      @Doc("training steps of the voice recogniser") @Default("300")
      int voiceSteps) {
    Spec {
      if (contentSteps < 1 || voiceSteps < 1) {
        throw new IllegalArgumentException("content-steps and voice-steps must be at least 1, were "
            + contentSteps + " and " + voiceSteps);
      }
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    return in.of(spec.from()).withKind(RecognizerModel.class);
  }

  @Override
  public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
    return HeldoutShare.of(entries);
  }

  @Override
  public Yield<RecognizerModel> run(Spec spec, Inputs in, Task task) {
    List<Item<MelFrames>> clips = in.items(spec.from());
    if (clips.isEmpty()) {
      throw new IllegalArgumentException("there is no clip of the train split to learn from");
    }
    MelSettings settings = clips.get(0).value().settings();
    Seed seed = new Seed(task.seed());
    RecognizerConfig content =
        RecognizerConfig.content(settings.bands()).withSteps(spec.contentSteps());
    RecognizerConfig voice = RecognizerConfig.voice(settings.bands()).withSteps(spec.voiceSteps());
    return Yield.one(new RecognizerModel(
        settings,
        train(content, labelled(clips, "text"), seed.at("content"), task),
        train(voice, labelled(clips, "voice"), seed.at("voice"), task),
        clips.stream().map(Item::key).toList()));
  }

  private static List<LabelledClip> labelled(List<Item<MelFrames>> clips, String label) {
    return clips.stream()
        .map(clip -> new LabelledClip(clip.value().values(), clip.label(label)))
        .toList();
  }

  private static RecognizerModel.Part train(
      RecognizerConfig config, List<LabelledClip> clips, Seed seed, Task task) {
    RecognizerTraining training = new RecognizerTraining(config, clips, seed);
    TrainingPlan plan = TrainingPlan.of(config.steps(), config.rate())
        .withOptimizer(new AdamW(0.9, 0.999, 1e-8, 1e-2));
    try (Recognizer recognizer = training.recognizer()) {
      TrainingHistory history = Training.run(training.parameters(), plan, training::loss, task);
      return new RecognizerModel.Part(config, recognizer.labels(), recognizer.weights(), history);
    }
  }
}
