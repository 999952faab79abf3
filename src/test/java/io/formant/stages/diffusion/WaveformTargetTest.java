package io.formant.stages.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.artifact.Artifact;
import io.formant.artifact.Block;
import io.formant.diffusion.Objective;
import io.formant.stage.From;
import io.formant.stage.Item;
import io.formant.stage.Traits;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.Contents;
import io.formant.stages.Embeddings;
import io.formant.stages.Mels;
import io.formant.stages.MemoryInputs;
import io.formant.stages.QuietTask;
import io.formant.stages.Target;
import io.formant.stages.TinyCorpus;
import io.formant.stages.learn.Recipes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waveforms are learned and generated from each kind of content, and lengths come from the content or from a prediction. */
class WaveformTargetTest {
  private static final int SAMPLES = 4608;
  private static final From<Target> TARGET = new From<>("clips");
  private static final From<Contents> CONTENT = TinySampling.CONTENT;
  private static final From<Embeddings> STYLE = TinySampling.STYLE;
  private static final From<DiffusionModel> MODEL = TinySampling.MODEL;
  private static final Traits CLIPS = Traits.of(Clips.class).withRateHz(TinyCorpus.RATE_HZ);
  private static final Traits THREE_WIDE = Traits.of(Contents.class).withWidth(3);

  private static final WaveformShape IN_TIME = new WaveformShape(
      SAMPLES, Optional.of(64), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  private static final WaveformShape TOKENS = new WaveformShape(
      SAMPLES, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(9), List.of(4, 2));

  private static final TrainDiffusion TRAIN = new TrainDiffusion();
  private static final SampleSpeech SAMPLE = new SampleSpeech();
  private static final SampleSpeech.Spec SAMPLING = TinySampling.SPEC;

  @TempDir
  Path folder;

  private int trainings;

  private static TrainDiffusion.Spec training(WaveformShape shape, WaveformLoss loss) {
    return new TrainDiffusion.Spec(
        TARGET,
        CONTENT,
        STYLE,
        new UNetShape(
            List.of(8, 8), List.of(1, 4), List.of(1, 1), List.of(0, 0), List.of(0, 1), 2, 8, 16),
        3,
        4,
        1e-3,
        Objective.VELOCITY,
        new TrainDiffusion.ConditionDropout(0.1, 0.1, 0.1),
        TrainDiffusion.ContentFrom.OWN,
        Optional.empty(),
        Optional.of(shape),
        loss,
        Optional.empty(),
        Optional.empty(),
        Recipes.of("{}"));
  }

  private static <A extends Artifact> List<Item<A>> train(
      TrainDiffusion.Spec spec, From<?> from, List<Item<A>> items) {
    return MemoryInputs.consumed(items, entries -> TRAIN.consumes(spec, from, entries));
  }

  private static MemoryInputs given(TrainDiffusion.Spec spec) {
    return new MemoryInputs()
        .with(TARGET, CLIPS, train(spec, TARGET, TinyCorpus.clips()))
        .with(CONTENT, THREE_WIDE, train(spec, CONTENT, TrainAndSampleTest.contents(0.05)))
        .with(
            STYLE,
            Traits.of(Embeddings.class).withWidth(3),
            train(spec, STYLE, TrainAndSampleTest.styles()));
  }

  private SoundModel trained(WaveformShape shape, WaveformLoss loss) {
    TrainDiffusion.Spec spec = training(shape, loss);
    QuietTask task = new QuietTask(1, folder.resolve("checkpoint-" + trainings++));
    return (SoundModel) TRAIN.run(spec, given(spec), task).items().get(0).value();
  }

  private List<Item<Artifact>> sampled(SoundModel model) {
    MemoryInputs in = new MemoryInputs()
        .with(MODEL, CLIPS.withKind(SoundModel.class), model)
        .with(
            CONTENT,
            THREE_WIDE,
            MemoryInputs.consumed(
                TrainAndSampleTest.contents(0.05),
                entries -> SAMPLE.consumes(SAMPLING, CONTENT, entries)))
        .with(
            STYLE,
            Traits.of(Embeddings.class).withWidth(3),
            MemoryInputs.consumed(
                TrainAndSampleTest.styles(), entries -> SAMPLE.consumes(SAMPLING, STYLE, entries)));
    return SAMPLE.run(SAMPLING, in, new QuietTask(5, folder.resolve("none"))).items();
  }

  @Test
  void frames_in_time_become_a_waveform_as_long_as_they_last() {
    SoundModel model = trained(IN_TIME, new WaveformLoss(1, 1, 0.5, 0, 0));
    assertThat(sampled(model)).isNotEmpty().allSatisfy(item -> {
      Clip clip = (Clip) item.value();
      assertThat(clip.rateHz()).isEqualTo(TinyCorpus.RATE_HZ);
      // three tokens of 50 ms are 1200 samples, which are 19 hops at most
      assertThat(clip.samples()).hasSize(19 * 64).doesNotContain(Float.NaN);
    });
  }

  @Test
  void tokens_become_a_waveform_of_predicted_length() {
    assertThat(sampled(trained(TOKENS, WaveformLoss.NONE))).isNotEmpty().allSatisfy(item -> {
      Clip clip = (Clip) item.value();
      assertThat(clip.samples().length).isBetween(TinyCorpus.RATE_HZ / 10, SAMPLES);
      assertThat(clip.samples()).doesNotContain(Float.NaN);
    });
  }

  @Test
  void losses_on_the_waveform_change_what_is_learned() {
    assertThat(trained(IN_TIME, new WaveformLoss(0, 0, 1, 0, 0))
            .weights()
            .equals(trained(IN_TIME, WaveformLoss.NONE).weights()))
        .isFalse();
  }

  @Test
  void a_waveform_model_is_asked_how_it_reads_and_others_are_not() {
    TrainDiffusion.Spec spec = training(IN_TIME, WaveformLoss.NONE);
    assertThat(TRAIN.outputs(spec, given(spec))).isEqualTo(CLIPS.withKind(SoundModel.class));
    MemoryInputs pictures = given(spec).with(TARGET, CLIPS.withKind(Mels.class), List.of());
    assertThatThrownBy(() -> TRAIN.outputs(spec, pictures))
        .hasMessageContaining("given where the target is clips");
    assertThatThrownBy(() -> new WaveformShape(
            SAMPLES,
            Optional.of(64),
            Optional.empty(),
            Optional.of(8),
            Optional.empty(),
            List.of()))
        .hasMessageContaining("one of hop, hidden and tokens");
  }

  @Test
  void samples_stand_beside_the_clips_that_were_learned_and_constant_answers() {
    From<SoundModel> model = new From<>("model");
    From<Clips> reference = new From<>("clips");
    EvaluateReconstruction.Spec spec =
        new EvaluateReconstruction.Spec(model, CONTENT, STYLE, reference, 3, 2, GuidanceScales.OFF);
    EvaluateReconstruction stage = new EvaluateReconstruction();
    MemoryInputs in = given(training(IN_TIME, WaveformLoss.NONE))
        .with(model, CLIPS.withKind(SoundModel.class), trained(IN_TIME, WaveformLoss.NONE));
    List<Block> blocks = stage
        .run(spec, in, new QuietTask(2, folder.resolve("none")))
        .items()
        .get(0)
        .value()
        .blocks();
    Block.Table summary = (Block.Table) blocks.get(0);
    assertThat(summary.rows())
        .extracting(row -> row.get(0).text())
        .containsExactly(
            "samples",
            "silence",
            "white noise as loud as the clips",
            "the mean of all clips",
            "the one clip nearest to all");
    assertThat(((Block.Table) blocks.get(1)).rows()).hasSize(3);
  }
}
