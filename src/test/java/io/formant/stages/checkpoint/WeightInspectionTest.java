package io.formant.stages.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.formant.artifact.Digest;
import io.formant.stage.check.Inspection.Findings;
import io.formant.stage.check.Inspection.Fit;
import io.formant.stage.check.Inspection.Tensor;
import io.formant.tensor.TensorData;
import io.formant.tensor.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightInspectionTest {

  private static final Path FIXTURES = Path.of("..", "shared", "fixtures");
  private final WeightInspection inspection = new WeightInspection(List.of(
      new ClapFamilies(), new SpeechFamilies(), new DiffusionFamilies(), new TextFamilies()));

  @TempDir
  private Path folder;

  private Path file(TensorData data, String... names) throws IOException {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    for (String name : names) {
      tensors.put(name, data);
    }
    Path file = folder.resolve("w.safetensors");
    new Safetensors(tensors, Map.of("format", "pt")).write(file);
    return file;
  }

  @Test
  void a_file_is_described_and_its_bad_numbers_counted() throws IOException {
    TensorData data = new TensorData(new long[] {1, 3}, new float[] {1, Float.NaN, 1 / 0f});
    Path file = file(data, "module.a", "module.b");

    Findings findings = inspection.inspect(file);

    assertThat(findings.format()).isEqualTo("safetensors");
    assertThat(findings.sha256()).isEqualTo(Digest.of(Files.readAllBytes(file)).hex());
    assertThat(findings.nesting()).isEqualTo("module.");
    assertThat(findings.metadata()).containsEntry("format", "pt");
    assertThat(findings.parameters()).isEqualTo(6);
    assertThat(findings.tensors())
        .startsWith(new Tensor("a", "f32", true, List.of(1L, 3L), 3, 2))
        .hasSize(2);
    assertThat(findings.fits()).isEmpty();
  }

  @Test
  void a_family_is_told_by_its_names_wherever_they_stand() throws IOException {
    TensorData one = new TensorData(new long[] {1, 1}, new float[1]);
    Path file = file(
        one,
        "clap.text_model.embeddings.word_embeddings.weight",
        "text_model.embeddings.word_embeddings.weight",
        "text_model.embeddings.position_embeddings.weight",
        "text_model.embeddings.token_type_embeddings.weight",
        "text_model.embeddings.LayerNorm.weight",
        "text_model.encoder.layer.0.attention.self.query.weight",
        "text_model.encoder.layer.0.output.LayerNorm.weight");

    assertThat(inspection.inspect(file).fits())
        .extracting(Fit::family, Fit::prefix)
        .containsExactly(tuple("text.roberta", "text_model."));
  }

  @Test
  void what_a_file_lacks_of_a_family_is_named_with_the_nearest() throws IOException {
    TensorData one = new TensorData(new long[] {1}, new float[1]);

    Fit fit = inspection
        .inspect(file(one, "conv_pre.weight", "ups.0.weight", "ups.1.weight", "conv_past.weight"))
        .fits()
        .get(0);

    assertThat(fit.family()).isEqualTo("hifigan");
    assertThat(fit.whole()).isFalse();
    assertThat(fit.missing()).containsExactly("conv_post.weight (perhaps conv_past.weight)");
  }

  @ParameterizedTest
  @CsvSource({
    "clap_htsat/two_stage, clap.laion",
    "clap_htsat_hf/two_stage, clap.laion.hf",
    "msclap_htsat/two_stage, clap.microsoft.2023",
    "msclap_cnn14/narrow, clap.microsoft.2022",
    "imagebind_audio/small, imagebind.audio",
    "vits/multi_speaker, vits.voices",
    "hifigan/v3_small, hifigan",
    "speaker_convgru/batch_lengths, speaker.convgru",
    "speaker_gru/small, speaker.gru",
    "unet1d/cfg_small, unet.a-unet",
    "unet1d/studylike_append, unet.a-unet",
    "unet1d/plain_cat_skip, unet.a-unet.plain",
    "vocoder/small, waveform.latents",
    "sentence/hidden2048, waveform.sentences",
    "phoneme/narrow, waveform.phonemes",
    "zembedder/small, embedder.resampler"
  })
  void weights_of_a_reference_fit_their_family(String name, String family) throws IOException {
    Path file = FIXTURES.resolve(name).resolve("weights.safetensors");
    Assumptions.assumeTrue(Files.exists(file), "skipped: no reference weights at " + file);

    Fit fit = inspection.inspect(file).fits().get(0);

    assertThat(fit.family()).isEqualTo(family);
    assertThat(fit.whole()).isTrue();
  }

  @Test
  void words_of_a_file_are_short_and_on_one_line() throws IOException {
    Path file = folder.resolve("words.safetensors");
    new Safetensors(Map.of(), Map.of("format", "\u001b[2J\npt", "long", "x".repeat(1_000)))
        .write(file);

    assertThat(inspection.inspect(file).metadata())
        .containsEntry("format", "?[2J?pt")
        .containsEntry("long", "x".repeat(80) + "…");
  }

  @Test
  void a_weight_beside_its_own_norm_is_refused_with_the_files_name() throws IOException {
    TensorData one = new TensorData(new long[] {1}, new float[1]);
    Path file = file(one, "c.weight", "c.weight_g", "c.weight_v");

    assertThatThrownBy(() -> inspection.inspect(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": two tensors of the file are called c.weight");
  }

  @Test
  void a_file_that_is_none_says_so() throws IOException {
    Path file = Files.writeString(folder.resolve("w.pth"), "hello");

    assertThatThrownBy(() -> inspection.inspect(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("w.pth: is no weight file");
  }
}
