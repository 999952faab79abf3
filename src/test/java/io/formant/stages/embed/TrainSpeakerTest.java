package io.formant.stages.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.artifact.Block;
import io.formant.stage.From;
import io.formant.stage.Item;
import io.formant.stage.Traits;
import io.formant.stage.Weights;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.MemoryInputs;
import io.formant.stages.QuietTask;
import io.formant.stages.TinyCorpus;
import io.formant.tensor.Seed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainSpeakerTest {
  private static final From<Clips> CLIPS = new From<>("clips");
  private static final From<SpeakerModel> SPEAKER = new From<>("speaker");
  private final TrainSpeaker stage = new TrainSpeaker();

  @TempDir
  Path folder;

  /** All clips of the tiny corpus in the train split. */
  private static List<Item<Clip>> clips() {
    return TinyCorpus.clips().stream()
        .map(clip -> Item.of(
            clip.key(),
            Map.of("split", "train", "voice", clip.label("voice"), "text", clip.label("text")),
            clip.value()))
        .toList();
  }

  private SpeakerModel trained(List<Item<Clip>> clips, int steps, int unheard) {
    TrainSpeaker.Spec spec = new TrainSpeaker.Spec(CLIPS, 8, steps, unheard);
    List<Item<Clip>> train =
        MemoryInputs.consumed(clips, entries -> stage.consumes(spec, CLIPS, entries));
    MemoryInputs in = new MemoryInputs()
        .with(CLIPS, Traits.of(Clips.class).withRateHz(TinyCorpus.RATE_HZ), train);
    return stage
        .run(spec, in, new QuietTask(1, folder.resolve("checkpoint")))
        .items()
        .get(0)
        .value();
  }

  @Test
  void training_brings_the_loss_down_and_it_says_what_was_kept_from_it() {
    SpeakerModel model = trained(clips(), 40, 1);
    double[] losses = model.history().losses();

    assertThat(losses[losses.length - 1]).isLessThan(losses[0]);
    assertThat(model.heard().voices()).isEqualTo(2);
    assertThat(model.heard().clips()).isEqualTo(20);
    assertThat(model.heard().trials())
        .isNotEmpty()
        .allMatch(trial -> trial.equalErrorRate() >= 0 && trial.equalErrorRate() <= 1);
    assertThat(model.blocks())
        .extracting(Block::title)
        .contains("Speaker encoder: model card", "Does the speaker encoder tell voices apart?");
  }

  @Test
  void a_trained_encoder_embeds_clips_as_unit_vectors() throws Exception {
    SpeakerModel model = trained(clips(), 2, 0);
    MemoryInputs side = new MemoryInputs().with(SPEAKER, Traits.of(SpeakerModel.class), model);
    EmbedSpeaker embed = new EmbedSpeaker();
    EmbedSpeaker.Spec spec = new EmbedSpeaker.Spec(CLIPS, new Weights.Trained<>(SPEAKER));
    float[] vector;
    try (ClipEncoder encoder = embed.prepare(spec, side)) {
      vector = embed.run(spec, encoder, TinyCorpus.clips().get(0).value()).values();
    }

    assertThat(vector).hasSize(8);
    assertThat(IntStream.range(0, 8).mapToDouble(i -> vector[i] * vector[i]).sum())
        .isCloseTo(1, within(1e-4));
  }

  @Test
  void a_single_voice_is_not_enough_to_learn_from() {
    List<Item<Clip>> one =
        clips().stream().filter(clip -> clip.label("voice").equals("ann")).toList();

    assertThatThrownBy(() -> trained(one, 2, 2))
        .hasMessage(
            "voices are [ann], expected at least two to tell apart: learn from clips of more voices");
  }

  @Test
  void unheard_voices_and_every_fifth_clip_are_kept_for_the_trials() {
    SpeakerTrials trials = SpeakerTrials.of(clips(), 1, new Seed(1).stream());

    assertThat(trials.unheard()).hasSize(1);
    assertThat(trials.heard())
        .hasSize(2)
        .doesNotContainKeys(trials.unheard().keySet().toArray(String[]::new));
    assertThat(trials.heard().values()).allMatch(own -> own.size() == 10);
    assertThat(trials.known().values()).allMatch(own -> own.size() == 2);
    assertThat(Map.copyOf(trials.known()).keySet()).isEqualTo(trials.heard().keySet());
  }
}
