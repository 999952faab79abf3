package io.formant.stages.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.formant.artifact.Artifact;
import io.formant.artifact.Block;
import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.audio.spectrum.MelSettings;
import io.formant.diffusion.Schedule.Spacing;
import io.formant.diffusion.Solver;
import io.formant.model.recognizer.LabelledClip;
import io.formant.model.recognizer.Recognizer;
import io.formant.model.recognizer.RecognizerConfig;
import io.formant.model.recognizer.RecognizerTraining;
import io.formant.stage.From;
import io.formant.stage.Item;
import io.formant.stage.Rejection;
import io.formant.stage.Traits;
import io.formant.stages.Clips;
import io.formant.stages.Contents;
import io.formant.stages.Embeddings;
import io.formant.stages.MelFrames;
import io.formant.stages.MemoryInputs;
import io.formant.stages.QuietTask;
import io.formant.stages.TinyCorpus;
import io.formant.stages.judge.RecognizerModel;
import io.formant.stages.learn.TrainingHistory;
import io.formant.tensor.Seed;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateSamplersTest {
  private static final From<MelModel> MODEL = new From<>("model");
  private static final From<Contents> CONTENT = new From<>("content");
  private static final From<Embeddings> STYLE = new From<>("style");
  private static final From<Clips> REFERENCE = new From<>("clips");
  private static final From<RecognizerModel> RECOGNIZER = new From<>("judge");

  private static final EvaluateSamplers STAGE = new EvaluateSamplers();
  private static final EvaluateSamplers.Spec SPEC = new EvaluateSamplers.Spec(
      MODEL,
      CONTENT,
      STYLE,
      REFERENCE,
      RECOGNIZER,
      List.of(
          new EvaluateSamplers.Way(Solver.DDIM, Spacing.LINEAR),
          new EvaluateSamplers.Way(Solver.HEUN, Spacing.LOG_SNR)),
      List.of(2, 4),
      8,
      new GuidanceScales(2, 3),
      2);

  private static final TrainingHistory NO_HISTORY =
      new TrainingHistory(new double[0], new double[0], new double[0], new double[0]);

  @TempDir
  Path folder;

  @Test
  void every_sampler_is_measured_in_every_number_of_steps() {
    MemoryInputs in = new MemoryInputs()
        .with(
            MODEL,
            Traits.of(MelModel.class),
            TrainAndSampleTest.trained(new QuietTask(1, folder.resolve("checkpoint"))))
        .with(
            CONTENT, Traits.of(Contents.class), consumed(CONTENT, TrainAndSampleTest.contents(0.1)))
        .with(STYLE, Traits.of(Embeddings.class), consumed(STYLE, TrainAndSampleTest.styles()))
        .with(REFERENCE, Traits.of(Clips.class), consumed(REFERENCE, TinyCorpus.clips()))
        .with(RECOGNIZER, Traits.of(RecognizerModel.class), untrainedRecognizers());

    List<Block> blocks = STAGE
        .run(SPEC, in, new QuietTask(1, folder.resolve("none")))
        .items()
        .get(0)
        .value()
        .blocks();

    Block.Table table = (Block.Table) blocks.get(0);
    assertThat(table.rows())
        .extracting(
            row -> row.get(0).text(),
            row -> row.get(1).text(),
            row -> row.get(2).text())
        .containsExactly(
            tuple("DDIM, linear", "2", "6"),
            tuple("DDIM, linear", "4", "12"),
            tuple("HEUN, log-snr", "2", "6"),
            tuple("HEUN, log-snr", "4", "18"));
    assertThat(table.rows()).allSatisfy(row -> assertThat(row).hasSameSizeAs(table.columns()));
    assertThat(table.note()).contains("6 clips").contains("yardstick is DDIM, linear in 4 steps");
    assertThat(table.rows())
        .flatExtracting(row -> row.subList(3, row.size()))
        .hasSize(4 * 7)
        .allSatisfy(EvaluateSamplersTest::assertRecorded);
    Block.Number toItself = table.rows().get(1).get(7).number().orElseThrow();
    assertThat(toItself.value()).isZero();
    assertThat(blocks.subList(1, blocks.size())).hasSize(4).allSatisfy(block -> {
      Block.Curve curve = (Block.Curve) block;
      assertThat(curve.lines())
          .extracting(Block.Line::name)
          .containsExactly("DDIM, linear", "HEUN, log-snr");
      assertThat(curve.lines().get(1).x()).containsExactly(6, 18);
      assertThat(curve.lines().get(1).y()).doesNotContain(Double.NaN);
    });
  }

  private static void assertRecorded(Block.Cell cell) {
    Block.Basis basis = cell.number().orElseThrow().basis().orElseThrow();
    assertThat(basis.split()).isEqualTo("heldout");
    assertThat(basis.rateHz()).isEqualTo(TinyCorpus.RATE_HZ);
    assertThat(basis.reference()).hasSize(64);
    assertThat(basis.digest()).hasSize(basis.extractor().isEmpty() ? 0 : 64);
  }

  private static <A extends Artifact> List<Item<A>> consumed(From<?> from, List<Item<A>> items) {
    return MemoryInputs.consumed(items, entries -> STAGE.consumes(SPEC, from, entries));
  }

  private static RecognizerModel untrainedRecognizers() {
    List<Item<MelFrames>> mels = TrainAndSampleTest.mels();
    MelSettings settings = mels.get(0).value().settings();
    int bands = settings.bands();
    return new RecognizerModel(
        settings,
        part(RecognizerConfig.content(bands), mels, item -> item.label("text")),
        part(RecognizerConfig.voice(bands), mels, item -> item.label("voice")),
        List.of());
  }

  private static RecognizerModel.Part part(
      RecognizerConfig config, List<Item<MelFrames>> mels, Function<Item<?>, String> label) {
    List<LabelledClip> clips = mels.stream()
        .map(item -> new LabelledClip(item.value().values(), label.apply(item)))
        .toList();
    try (Recognizer recognizer = new RecognizerTraining(config, clips, new Seed(1)).recognizer()) {
      return new RecognizerModel.Part(
          config, recognizer.labels(), recognizer.weights(), NO_HISTORY);
    }
  }

  @Test
  void the_further_a_spectrogram_is_from_the_exact_one_the_more_decibels() {
    MelFrames mel = TrainAndSampleTest.mels().get(0).value();
    float[][] louder = new float[mel.values().length][];
    for (int f = 0; f < louder.length; f++) {
      louder[f] = mel.values()[f].clone();
      for (int m = 0; m < louder[f].length; m++) {
        louder[f][m] += (float) Math.log(10) / 20;
      }
    }
    assertThat(SamplerScores.distance(mel, mel)).isZero();
    assertThat(SamplerScores.distance(new MelFrames(mel.settings(), louder), mel))
        .isCloseTo(1, within(1e-4));
  }

  @Test
  void of_the_real_clips_those_of_withheld_pairs_are_read() {
    List<Entry> entries = TinyCorpus.clips().stream()
        .map(item -> new Entry(item.key(), item.labels(), Digest.of(item.key())))
        .toList();

    assertThat(STAGE.consumes(SPEC, REFERENCE, entries))
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.label("split")).isEqualTo("heldout"));
  }

  @Test
  void a_recogniser_of_another_rate_is_the_fault_of_the_clips_key() {
    MemoryInputs in = new MemoryInputs()
        .with(MODEL, Traits.of(MelModel.class).withRateHz(8000), List.of())
        .with(REFERENCE, Traits.of(Clips.class).withRateHz(16_000), List.of())
        .with(RECOGNIZER, Traits.of(RecognizerModel.class).withRateHz(8000), List.of());

    assertThatThrownBy(() -> STAGE.outputs(SPEC, in))
        .hasMessage("clips are at 16000 Hz, expected the recogniser's 8000 Hz")
        .asInstanceOf(type(Rejection.class))
        .extracting(Rejection::key)
        .isEqualTo("reference");
  }

  @Test
  void settings_without_samplers_or_steps_are_refused() {
    assertThatThrownBy(() -> new EvaluateSamplers.Spec(
            MODEL,
            CONTENT,
            STYLE,
            REFERENCE,
            RECOGNIZER,
            SPEC.samplers(),
            List.of(4, 0),
            8,
            SPEC.guidance(),
            2))
        .hasMessage("steps [4, 0], expected all at least 1");
  }
}
