package io.formant.stages.diffusion;

import io.formant.loss.CompositeLoss;
import io.formant.model.waveform.WaveformConfig;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.Task;
import io.formant.stages.Clips;
import io.formant.stages.embed.Ear;
import io.formant.stages.learn.Training;
import io.formant.stages.learn.TrainingHistory;
import io.formant.tensor.Seed;
import java.util.Optional;

/** How {@link TrainDiffusion} makes a model of waveforms. */
final class SoundLearning {
  private SoundLearning() {}

  static WaveformConfig config(TrainDiffusion.Spec spec, InputTraits in) {
    return spec.waveform()
        .orElseThrow()
        .config(
            spec.unet().sizes(),
            in.of(spec.content()).width().orElseThrow(),
            in.of(spec.style()).width().orElseThrow());
  }

  static SoundModel model(TrainDiffusion.Spec spec, Inputs in, Task task) {
    Optional<Ear> clap = spec.clap().map(from -> in.one(from).ear());
    Optional<Ear> speaker = spec.speaker().map(from -> in.one(from).ear());
    try {
      int rateHz = in.of(spec.target()).rateHz().orElseThrow();
      return model(spec, in, task, spec.loss().composite(rateHz, clap, speaker));
    } finally {
      clap.ifPresent(Ear::close);
      speaker.ifPresent(Ear::close);
    }
  }

  private static SoundModel model(
      TrainDiffusion.Spec spec, Inputs in, Task task, Optional<CompositeLoss> loss) {
    WaveformConfig config = config(spec, in);
    int rateHz = in.of(spec.target()).rateHz().orElseThrow();
    int samples = spec.waveform().orElseThrow().samples();
    SoundExamples examples = new SoundExamples(
        in.items(new From<Clips>(spec.target().id())),
        in.items(spec.content()),
        in.items(spec.style()),
        new WaveformContent(config.reader(), rateHz, samples));
    TrainDiffusion.Learned learned =
        new TrainDiffusion.Learned(spec.objective(), spec.dropout().toDropout());
    Seed seed = new Seed(task.seed());
    try (SoundTraining training =
        new SoundTraining(config, learned, loss, examples, samples, spec.batch(), seed)) {
      TrainingHistory history = Training.run(
          training.parameters(),
          spec.recipe().plan(spec.steps(), spec.lr()),
          training::loss,
          Optional.empty(),
          task);
      return new SoundModel(
          rateHz,
          samples,
          config,
          training.weights(),
          examples.styles(),
          examples.gain(),
          spec.objective(),
          history,
          examples.size());
    }
  }
}
