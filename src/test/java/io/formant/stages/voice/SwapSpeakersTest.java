package io.formant.stages.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.stage.From;
import io.formant.stage.Item;
import io.formant.stage.PublishedFile;
import io.formant.stage.Traits;
import io.formant.stage.Weights;
import io.formant.stages.Clip;
import io.formant.stages.LatentFrames;
import io.formant.stages.Latents;
import io.formant.stages.MemoryInputs;
import io.formant.stages.QuietTask;
import io.formant.stages.TinyCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwapSpeakersTest {
  private static final From<Latents> LATENTS = new From<>("latents");
  private static final Traits TRAITS =
      Traits.of(Latents.class).withRateHz(8000).withHopSamples(64).withWidth(6);
  private static final SwapSpeakers STAGE = new SwapSpeakers();

  @TempDir
  Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void publish() throws IOException {
    file = Published.vits(folder);
  }

  private SwapSpeakers.Spec spec(List<String> speakers, List<String> as, boolean convert) {
    return new SwapSpeakers.Spec(
        LATENTS,
        new Weights.Published<>(PublishedFile.at(file)),
        Optional.empty(),
        speakers,
        as,
        1,
        convert);
  }

  private static Item<LatentFrames> latent(String voice, String condition, int take) {
    Map<String, String> labels = Map.of(
        "split",
        "test",
        "voice",
        voice,
        "text",
        "one",
        "condition",
        condition,
        "content",
        "true",
        "style-voice",
        voice,
        "take",
        Integer.toString(take));
    float[][] values = new float[9][6];
    values[4][take] = 1;
    return Item.of(
        condition + "/" + voice + "/" + take, labels, new LatentFrames(voice, 8000, 64, values));
  }

  /** Two takes of two voices, and one in a style not asked for. */
  private static List<Item<LatentFrames>> latents() {
    List<Item<LatentFrames>> latents = new ArrayList<>();
    for (String voice : List.of("ann", "bob")) {
      latents.add(latent(voice, "shuffled", 0));
      latents.add(latent(voice, "true", 0));
      latents.add(latent(voice, "true", 1));
    }
    return latents;
  }

  private static List<Item<Clip>> swapped(SwapSpeakers.Spec spec) {
    MemoryInputs in = new MemoryInputs()
        .with(
            LATENTS,
            TRAITS,
            MemoryInputs.consumed(latents(), entries -> STAGE.consumes(spec, LATENTS, entries)));
    return STAGE.run(spec, in, new QuietTask(1, Path.of("none"))).items();
  }

  @Test
  void each_latent_asked_for_is_heard_once_as_every_speaker() {
    List<Item<Clip>> swapped = swapped(spec(TinyCorpus.VOICES, List.of(), false));

    assertThat(swapped)
        .extracting(Item::key)
        .containsExactly(
            "true/ann/0/as ann",
            "true/ann/0/as bob",
            "true/ann/0/as cat",
            "true/bob/0/as ann",
            "true/bob/0/as bob",
            "true/bob/0/as cat");
    assertThat(swapped.get(2).label("speaker")).isEqualTo("cat");
    assertThat(swapped.get(2).label("style-voice")).isEqualTo("ann");
    assertThat(swapped).allSatisfy(item -> assertThat(item.value().samples()).hasSize(9 * 64));
    assertThat(swapped.get(0).value().samples())
        .isNotEqualTo(swapped.get(1).value().samples());
  }

  @Test
  void a_conversion_to_ones_own_voice_changes_nothing() {
    float[] plain =
        swapped(spec(TinyCorpus.VOICES, List.of("ann"), false)).get(0).value().samples();
    float[] own =
        swapped(spec(TinyCorpus.VOICES, List.of("ann"), true)).get(0).value().samples();

    for (int i = 0; i < plain.length; i++) {
      assertThat(own[i]).isCloseTo(plain[i], within(1e-5f));
    }
  }

  @Test
  void speakers_are_named_where_the_model_does_not_name_them() {
    SwapSpeakers.Spec nobody = spec(List.of(), List.of(), false);

    assertThatThrownBy(() -> swapped(nobody))
        .hasMessage("nothing says whom to decode as: name some of the model's speakers under 'as'");
    assertThat(swapped(spec(List.of(), List.of("2"), false))).hasSize(2);
    assertThat(STAGE
            .outputs(nobody, new MemoryInputs().with(LATENTS, TRAITS, List.of()))
            .rateHz())
        .hasValue(8000);
  }
}
