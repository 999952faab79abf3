package io.formant.stages.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.model.text.TextTower;
import io.formant.stage.From;
import io.formant.stage.PublishedFile;
import io.formant.stage.Rejection;
import io.formant.stage.Traits;
import io.formant.stage.Weights;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.MemoryInputs;
import io.formant.tensor.TensorData;
import io.formant.tensor.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words in place of clips, as the text side of a published CLAP reads them. */
class PublishedTextTest {
  private static final From<Clips> CLIPS = new From<>("clips");
  private static final MemoryInputs AT_16_KHZ =
      new MemoryInputs().with(CLIPS, Traits.of(Clips.class).withRateHz(16_000), List.of());

  private final EmbedClap stage = new EmbedClap();

  @TempDir
  Path folder;

  private static EmbedClap.Spec spec(PublishedFile weights, Optional<PublishedFile> vocabulary) {
    return new EmbedClap.Spec(
        CLIPS,
        new Weights.Published<>(weights),
        Optional.of("a {about} voice"),
        vocabulary,
        Optional.empty());
  }

  private PublishedFile vocabulary() throws IOException {
    String words = "[PAD]\n[UNK]\n[MASK]\n[CLS]\n[SEP]\na\nlow\ncalm\nvoice\n";
    return PublishedFile.at(Files.writeString(folder.resolve("vocab.txt"), words));
  }

  private PublishedFile withAudioSide() throws IOException {
    Path file = folder.resolve("clap.safetensors");
    TensorData projection = new TensorData(new long[] {6, 4}, new float[24]);
    new Safetensors(Map.of("audio_encoder.projection.linear1.weight", projection), Map.of())
        .write(file);
    return PublishedFile.at(file);
  }

  private static Clip clip(String about) {
    return new Clip("ann", "one", about, List.of(), new double[0], 16_000, new float[16]);
  }

  @Test
  void each_clip_is_told_by_the_words_for_its_voice() throws Exception {
    Path weights = Path.of(TextTower.class.getResource("microsoft2022.pth").toURI());
    EmbedClap.Spec spec = spec(PublishedFile.at(weights), Optional.of(vocabulary()));
    try (ClipEncoder encoder = stage.prepare(spec, new MemoryInputs())) {
      float[] low = stage.run(spec, encoder, clip("low")).values();

      assertThat(low).hasSize(6);
      assertThat(stage.run(spec, encoder, clip("low")).values()).containsExactly(low);
      assertThat(stage.run(spec, encoder, clip("calm")).values()).isNotEqualTo(low);
    }
  }

  @Test
  void words_have_no_sampling_rate_and_the_width_of_the_audio_side() throws Exception {
    EmbedClap.Spec spec = spec(withAudioSide(), Optional.of(vocabulary()));

    assertThat(stage.outputs(spec, AT_16_KHZ).width()).hasValue(6);
  }

  @Test
  void a_prompt_without_a_vocabulary_is_a_problem_of_the_plan() throws Exception {
    EmbedClap.Spec spec = spec(withAudioSide(), Optional.empty());

    assertThatThrownBy(() -> stage.outputs(spec, AT_16_KHZ))
        .isInstanceOf(Rejection.class)
        .hasMessage("is read by the published model's tokenizer: name its file as vocabulary");
  }
}
