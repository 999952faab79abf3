package io.formant.stages.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.artifact.Block;
import io.formant.audio.spectrum.Mel;
import io.formant.audio.spectrum.MelSettings;
import io.formant.corpus.Split;
import io.formant.model.clap.CaptionedClip;
import io.formant.model.clap.Clap;
import io.formant.model.clap.ClapConfig;
import io.formant.model.clap.ClapTraining;
import io.formant.stage.From;
import io.formant.stage.Item;
import io.formant.stage.Rejection;
import io.formant.stage.Traits;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.MemoryInputs;
import io.formant.stages.QuietTask;
import io.formant.stages.TinyCorpus;
import io.formant.stages.embed.ClapModel;
import io.formant.stages.learn.TrainingHistory;
import io.formant.tensor.Seed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluateInversionTest {
  private static final From<Clips> CLIPS = new From<>("clips");
  private static final From<ClapModel> CLAP = new From<>("clap");
  private static final int STEPS = 200;
  private final EvaluateInversion stage = new EvaluateInversion();

  private static ClapModel model() {
    MelSettings settings = MelSettings.forRate(TinyCorpus.RATE_HZ);
    Mel mel = new Mel(settings);
    List<CaptionedClip> clips = TinyCorpus.clips().stream()
        .map(Item::value)
        .map(clip -> new CaptionedClip(mel.picture(clip.waveform()), clip.caption()))
        .toList();
    ClapConfig config = ClapConfig.of(settings.bands()).withWidth(8).withSteps(1);
    try (Clap clap = new ClapTraining(config, clips, new Seed(1)).clap()) {
      double[] none = {};
      TrainingHistory history = new TrainingHistory(none, none, none, none);
      return new ClapModel(settings, config, clap.weights(), history, clips.size(), 3);
    }
  }

  private static EvaluateInversion.Spec spec(int steps) {
    return new EvaluateInversion.Spec(
        CLIPS,
        CLAP,
        Optional.empty(),
        List.of(EvaluateInversion.Start.NOISE, EvaluateInversion.Start.CLIP),
        List.of(Split.HELDOUT),
        2,
        steps);
  }

  private List<Block> run(List<Item<Clip>> clips, int steps) {
    EvaluateInversion.Spec spec = spec(steps);
    MemoryInputs in = new MemoryInputs()
        .with(
            CLIPS,
            Traits.of(Clips.class),
            MemoryInputs.consumed(clips, entries -> stage.consumes(spec, CLIPS, entries)))
        .with(CLAP, Traits.of(ClapModel.class), model());
    return stage
        .run(spec, in, new QuietTask(1, Path.of("target", "checkpoint")))
        .items()
        .get(0)
        .value()
        .blocks();
  }

  @Test
  void a_sound_is_found_that_the_model_hears_as_the_clip() {
    List<Block> blocks = run(TinyCorpus.clips(), STEPS);

    Block.Table claims = (Block.Table) blocks.get(0);
    assertThat(claims.rows())
        .extracting(row -> row.get(0).text() + ": " + row.get(1).text())
        .containsExactly(
            "from noise, the loss falls at least ten-fold: supported",
            "from clip, the loss falls at least ten-fold: supported");
    Block.Table each = (Block.Table) blocks.get(3);
    assertThat(each.rows())
        .hasSize(4)
        .allSatisfy(row -> assertThat(row.get(3).number().orElseThrow().value()).isGreaterThan(10));
    Block.Curve curve = (Block.Curve) blocks.get(2);
    assertThat(curve.lines()).hasSize(2).allSatisfy(line -> assertThat(line.y()).hasSize(STEPS));
    assertThat(((Block.Audio) blocks.get(4)).samples())
        .hasSize(12)
        .extracting(Block.Sample::name)
        .doesNotHaveDuplicates();
  }

  @Test
  void without_a_recogniser_nothing_is_said_of_the_voice() {
    assertThat(((Block.Text) run(TinyCorpus.clips(), 1).get(1)).text())
        .startsWith("Not told: no recognizer was named");
  }

  @Test
  void a_single_voice_has_no_other_to_start_from() {
    List<Item<Clip>> ann = TinyCorpus.clips().stream()
        .filter(item -> item.label("voice").equals("ann"))
        .map(item -> Item.of(
            item.key(),
            Map.of("split", "heldout", "voice", "ann", "text", item.label("text")),
            item.value()))
        .toList();

    assertThatThrownBy(() -> run(ann, 1))
        .hasMessage("all clips are of voice 'ann': none of another to start from");
  }

  @Test
  void clips_at_another_rate_than_the_models_are_refused() {
    MemoryInputs in = new MemoryInputs()
        .with(CLIPS, Traits.of(Clips.class).withRateHz(16_000), List.of())
        .with(CLAP, Traits.of(ClapModel.class).withRateHz(8000), List.of());

    assertThatThrownBy(() -> stage.outputs(spec(1), in))
        .isInstanceOf(Rejection.class)
        .hasMessage("clips are at 16000 Hz, expected the model's 8000 Hz");
  }
}
