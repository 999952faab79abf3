package io.formant.stages.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.formant.stage.From;
import io.formant.stage.Item;
import io.formant.stage.Rejection;
import io.formant.stage.Traits;
import io.formant.stage.Weights;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.MemoryInputs;
import io.formant.stages.QuietTask;
import io.formant.stages.TinyCorpus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbedClapTest {
  private static final From<Clips> CLIPS = new From<>("clips");
  private static final From<ClapModel> CLAP = new From<>("clap");
  private static final EmbedClap.Spec SPEC = new EmbedClap.Spec(
      CLIPS, new Weights.Trained<>(CLAP), Optional.empty(), Optional.empty(), Optional.empty());
  private final EmbedClap stage = new EmbedClap();

  private static ClapModel trained() {
    TrainClap stage = new TrainClap();
    TrainClap.Spec spec = new TrainClap.Spec(CLIPS, 6, 2);
    List<Item<Clip>> clips =
        MemoryInputs.consumed(TinyCorpus.clips(), entries -> stage.consumes(spec, CLIPS, entries));
    MemoryInputs in = new MemoryInputs()
        .with(CLIPS, Traits.of(Clips.class).withRateHz(TinyCorpus.RATE_HZ), clips);
    return stage
        .run(spec, in, new QuietTask(1, Path.of("target", "checkpoint")))
        .items()
        .get(0)
        .value();
  }

  @Test
  void a_model_trained_on_train_clips_embeds_clips_as_unit_vectors() throws Exception {
    ClapModel model = trained();
    MemoryInputs side = new MemoryInputs().with(CLAP, Traits.of(ClapModel.class), model);
    float[] vector;
    try (ClipEncoder encoder = stage.prepare(SPEC, side)) {
      vector = stage.run(SPEC, encoder, TinyCorpus.clips().get(0).value()).values();
    }
    double norm = 0;
    for (float value : vector) {
      norm += value * value;
    }

    assertThat(model.clips()).isEqualTo(18);
    assertThat(model.captions()).isEqualTo(3);
    assertThat(model.history().losses()).hasSize(2);
    assertThat(vector).hasSize(6);
    assertThat(norm).isCloseTo(1, within(1e-4));
  }

  @Test
  void clips_at_another_rate_than_the_models_are_refused() {
    MemoryInputs in = new MemoryInputs()
        .with(CLIPS, Traits.of(Clips.class).withRateHz(16_000), List.of())
        .with(CLAP, Traits.of(ClapModel.class).withRateHz(8000).withWidth(6), List.of());

    assertThatThrownBy(() -> stage.outputs(SPEC, in))
        .hasMessageStartingWith("clips are at 16000 Hz, expected the model's 8000 Hz")
        .hasMessageContaining("type: resample")
        .asInstanceOf(type(Rejection.class))
        .extracting(Rejection::key)
        .isEqualTo("from");
  }

  @Test
  void words_stand_in_for_a_clip_and_may_quote_its_description() throws Exception {
    ClapModel model = trained();
    MemoryInputs side = new MemoryInputs().with(CLAP, Traits.of(ClapModel.class), model);
    Clip ann = TinyCorpus.clips().get(0).value();

    float[] quoted = embedded(side, "{about}", ann);
    float[] written = embedded(side, ann.caption(), ann);
    float[] other = embedded(side, "someone else", ann);

    assertThat(quoted).containsExactly(written).isNotEqualTo(other);
  }

  private float[] embedded(MemoryInputs side, String prompt, Clip clip) throws Exception {
    EmbedClap.Spec spec = new EmbedClap.Spec(
        CLIPS,
        new Weights.Trained<>(CLAP),
        Optional.of(prompt),
        Optional.empty(),
        Optional.empty());
    try (ClipEncoder encoder = stage.prepare(spec, side)) {
      return stage.run(spec, encoder, clip).values();
    }
  }
}
