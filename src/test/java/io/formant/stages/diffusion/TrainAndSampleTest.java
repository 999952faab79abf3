package io.formant.stages.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.formant.artifact.Artifact;
import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.artifact.codec.ArtifactCodec;
import io.formant.audio.spectrum.Mel;
import io.formant.audio.spectrum.MelSettings;
import io.formant.diffusion.Objective;
import io.formant.stage.From;
import io.formant.stage.Item;
import io.formant.stage.Rejection;
import io.formant.stage.Task;
import io.formant.stage.Traits;
import io.formant.stages.Cell;
import io.formant.stages.Clip;
import io.formant.stages.Content;
import io.formant.stages.Contents;
import io.formant.stages.Embedding;
import io.formant.stages.Embeddings;
import io.formant.stages.MelFrames;
import io.formant.stages.Mels;
import io.formant.stages.MemoryInputs;
import io.formant.stages.QuietTask;
import io.formant.stages.Target;
import io.formant.stages.TinyCorpus;
import io.formant.stages.learn.Recipes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both stages at toy size: what they read, what they make, and that the seed decides it. */
class TrainAndSampleTest {
  private static final MelSettings SETTINGS =
      MelSettings.forRate(TinyCorpus.RATE_HZ).withBands(16);
  private static final From<Target> MEL = new From<>("mel");
  private static final From<Contents> CONTENT = TinySampling.CONTENT;
  private static final From<Embeddings> STYLE = TinySampling.STYLE;
  private static final From<DiffusionModel> MODEL = TinySampling.MODEL;

  private static final TrainDiffusion TRAIN = new TrainDiffusion();
  private static final TrainDiffusion.Spec TRAINING = new TrainDiffusion.Spec(
      MEL,
      CONTENT,
      STYLE,
      new UNetShape(
          List.of(8, 16), List.of(1, 2), List.of(1, 1), List.of(0, 1), List.of(0, 1), 2, 8, 16),
      3,
      4,
      1e-3,
      Objective.CLEAN,
      new TrainDiffusion.ConditionDropout(0.1, 0.1, 0.1),
      TrainDiffusion.ContentFrom.OWN,
      Optional.empty(),
      Optional.empty(),
      WaveformLoss.NONE,
      Optional.empty(),
      Optional.empty(),
      Recipes.of("{}"));

  private static final SampleSpeech SAMPLE = new SampleSpeech();
  private static final SampleSpeech.Spec SAMPLING = TinySampling.of(
      new SampleSpeech.Takes(2, 1, 1), new SampleSpeech.Proof(2, List.of(GuidanceScales.OFF)));

  @TempDir
  Path folder;

  private int trainings;

  static List<Item<MelFrames>> mels() {
    Mel mel = new Mel(SETTINGS);
    return items(clip -> new MelFrames(SETTINGS, mel.picture(clip.waveform())));
  }

  /** Three tokens a word, as long as {@code seconds} each. */
  static List<Item<Content>> contents(double seconds) {
    return items(clip -> {
      float[] values = new float[3 * 3];
      Arrays.fill(values, TinyCorpus.WORDS.indexOf(clip.text()));
      values[0] = 1;
      values[4] = 1;
      double[] durations = {seconds, seconds, seconds};
      return new Content(3, 3, values, durations, List.of(), true);
    });
  }

  static List<Item<Embedding>> styles() {
    return items(clip -> {
      float voice = TinyCorpus.VOICES.indexOf(clip.voice());
      return new Embedding(new float[] {voice, -voice, clip.samples().length / 2000f});
    });
  }

  private static <A extends Artifact> List<Item<A>> items(Function<Clip, A> of) {
    return TinyCorpus.clips().stream()
        .map(item -> Item.of(item.key(), item.labels(), of.apply(item.value())))
        .toList();
  }

  private MelModel trained(long seed) {
    return trained(new QuietTask(seed, folder.resolve("checkpoint-" + trainings++)));
  }

  static MelModel trained(Task task) {
    MemoryInputs in = new MemoryInputs()
        .with(MEL, Traits.of(Mels.class).withWidth(16), consumedByTraining(MEL, mels()))
        .with(
            CONTENT,
            Traits.of(Contents.class).withWidth(3),
            consumedByTraining(CONTENT, contents(0.1)))
        .with(STYLE, Traits.of(Embeddings.class).withWidth(3), consumedByTraining(STYLE, styles()));
    return (MelModel) TRAIN.run(TRAINING, in, task).items().get(0).value();
  }

  private static <A extends Artifact> List<Item<A>> consumedByTraining(
      From<?> from, List<Item<A>> items) {
    return MemoryInputs.consumed(items, entries -> TRAIN.consumes(TRAINING, from, entries));
  }

  private List<Item<MelFrames>> sampled(MelModel model, double seconds) {
    MemoryInputs in = new MemoryInputs()
        .with(MODEL, Traits.of(MelModel.class), model)
        .with(
            CONTENT,
            Traits.of(Contents.class).withWidth(3),
            consumedBySampling(CONTENT, contents(seconds)))
        .with(STYLE, Traits.of(Embeddings.class).withWidth(3), consumedBySampling(STYLE, styles()));
    return SAMPLE.run(SAMPLING, in, new QuietTask(5, folder.resolve("none"))).items().stream()
        .map(item -> Item.of(item.key(), item.labels(), (MelFrames) item.value()))
        .toList();
  }

  private static <A extends Artifact> List<Item<A>> consumedBySampling(
      From<?> from, List<Item<A>> items) {
    return MemoryInputs.consumed(items, entries -> SAMPLE.consumes(SAMPLING, from, entries));
  }

  private static List<String> bytes(List<Item<MelFrames>> items) {
    return items.stream()
        .map(item -> item.key() + Arrays.hashCode(ArtifactCodec.bytes(item.value())))
        .toList();
  }

  @Test
  void training_reads_the_train_split_alone_and_its_seed_decides_the_model() {
    MelModel model = trained(1);

    assertThat(model.network().clips()).isEqualTo(3 * 2 * 3);
    assertThat(model.network().history().losses()).hasSize(3).doesNotContain(Double.NaN);
    assertThat(ArtifactCodec.bytes(trained(1))).isEqualTo(ArtifactCodec.bytes(model));
    assertThat(ArtifactCodec.bytes(trained(2))).isNotEqualTo(ArtifactCodec.bytes(model));
  }

  @Test
  void a_training_that_goes_on_from_a_checkpoint_ends_in_the_same_model() {
    QuietTask task = new QuietTask(1, folder.resolve("kept"));
    MelModel unbroken = trained(task);

    assertThat(folder.resolve("kept")).isNotEmptyFile();
    assertThat(ArtifactCodec.bytes(trained(task))).isEqualTo(ArtifactCodec.bytes(unbroken));
  }

  @Test
  void every_withheld_and_every_heard_cell_is_generated_and_each_control() {
    List<Item<MelFrames>> clips = sampled(trained(1), 0.1);

    assertThat(count(clips, "heldout", "true", "style=2 content=3")).isEqualTo(3 * 2);
    assertThat(count(clips, "test", "true", "style=2 content=3")).isEqualTo(6);
    assertThat(count(clips, "test", "true", "style=1 content=1")).isEqualTo(6);
    assertThat(count(clips, "test", "null", "style=2 content=3")).isEqualTo(6);
    assertThat(count(clips, "heldout", "shuffled", "style=2 content=3")).isEqualTo(3);
    assertThat(clips)
        .extracting(Item::key)
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSize(12 + 27 + 14);
    assertThat(clips)
        .filteredOn(clip -> !clip.label("condition").equals("noise"))
        .allSatisfy(clip -> assertThat(clip.label("steps")).isEqualTo("2"));
  }

  @Test
  void swapped_clips_say_what_was_given_and_what_was_asked_for() {
    assertThat(sampled(trained(1), 0.1))
        .filteredOn(clip -> clip.label("content").equals("swapped"))
        .hasSize(2 * 2)
        .allSatisfy(clip -> {
          assertThat(clip.label("condition")).isEqualTo("true");
          assertThat(clip.label("style-voice")).isEqualTo(clip.label("voice"));
          assertThat(clip.label("content-text")).isNotEqualTo(clip.label("text"));
        });
  }

  @Test
  void the_noise_alone_takes_no_step() {
    assertThat(sampled(trained(1), 0.1))
        .filteredOn(clip -> clip.label("condition").equals("noise"))
        .hasSize(2)
        .allSatisfy(clip -> assertThat(clip.label("steps")).isEqualTo("0"));
  }

  private static long count(
      List<Item<MelFrames>> clips, String split, String condition, String guidance) {
    return clips.stream()
        .filter(clip -> Cell.of(clip).split().equals(split))
        .filter(clip -> clip.label("condition").equals(condition))
        .filter(clip -> clip.label("content").equals("true"))
        .filter(clip -> clip.label("guidance").equals(guidance))
        .count();
  }

  @Test
  void generated_spectrograms_are_finite_and_not_below_silence() {
    assertThat(sampled(trained(1), 0.1)).allSatisfy(clip -> {
      assertThat(clip.value().settings()).isEqualTo(SETTINGS);
      for (float[] frame : clip.value().values()) {
        for (float value : frame) {
          assertThat(value).isFinite().isGreaterThanOrEqualTo(SETTINGS.logFloor());
        }
      }
    });
  }

  @Test
  void the_same_seed_gives_the_same_speech_and_no_reference_duration_is_read() {
    MelModel model = trained(1);
    List<String> once = bytes(sampled(model, 0.1));

    assertThat(bytes(sampled(model, 0.1))).isEqualTo(once);
    assertThat(bytes(sampled(model, 7))).isEqualTo(once);
  }

  @Test
  void clips_of_the_test_split_are_known_to_sampling_by_their_labels_alone() {
    List<Entry> styles = TinyCorpus.clips().stream()
        .map(item -> new Entry(item.key(), item.labels(), Digest.of(item.key())))
        .toList();

    assertThat(SAMPLE.consumes(SAMPLING, STYLE, styles))
        .allSatisfy(entry -> assertThat(entry.label("split")).isEqualTo("train"));
    assertThat(SAMPLE.consumes(SAMPLING, CONTENT, styles))
        .filteredOn(entry -> !entry.label("split").equals("train"))
        .hasSize(9)
        .allSatisfy(entry -> assertThat(entry.key()).startsWith("asked/"));
  }

  @Test
  void sizes_that_do_not_fit_each_other_are_the_fault_of_the_unet_key() {
    UNetShape lopsided =
        new UNetShape(List.of(8, 16), List.of(1), List.of(1, 1), List.of(0), List.of(0), 2, 8, 16);
    TrainDiffusion.Spec spec = new TrainDiffusion.Spec(
        MEL,
        CONTENT,
        STYLE,
        lopsided,
        1,
        1,
        1e-3,
        Objective.CLEAN,
        TRAINING.dropout(),
        TrainDiffusion.ContentFrom.OWN,
        Optional.empty(),
        Optional.empty(),
        WaveformLoss.NONE,
        Optional.empty(),
        Optional.empty(),
        TRAINING.recipe());
    MemoryInputs in = new MemoryInputs()
        .with(MEL, Traits.of(Mels.class).withWidth(16), List.of())
        .with(CONTENT, Traits.of(Contents.class).withWidth(3), List.of())
        .with(STYLE, Traits.of(Embeddings.class).withWidth(3), List.of());

    assertThatThrownBy(() -> TRAIN.outputs(spec, in))
        .asInstanceOf(type(Rejection.class))
        .extracting(Rejection::key)
        .isEqualTo("unet");
  }
}
