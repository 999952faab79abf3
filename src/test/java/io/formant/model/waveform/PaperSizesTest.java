package io.formant.model.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.formant.model.denoiser.ConditionedUNet;
import io.formant.model.denoiser.ConditionedUNetConfig;
import io.formant.model.denoiser.Conditions;
import io.formant.model.denoiser.ZEmbedder;
import io.formant.model.unet.UNetSizes;
import io.formant.tensor.Namespace;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The study's networks have as many parameters as it reports, counted without making them. */
class PaperSizesTest {

  private static final int CLAP = 512;
  private static final int SPEAKER = 256;
  private static final int NULLS = 64;

  private static final UNetSizes W =
      UNetFile.read("configs/paper/phoneme_clap.yaml").sizes();
  private static final UNetSizes V2 = halving(List.of(256, 512, 512, 512, 1024, 1024, 1024), 2, 12);
  private static final List<Integer> FIVE = List.of(128, 256, 512, 512, 1024);
  private static final ReaderConfig LATENTS =
      UNetFile.read("configs/paper/spectrogram_clap.yaml").latents(192);
  private static final ReaderConfig.Sentence SENTENCE =
      UNetFile.read("configs/paper/sentence_clap.yaml").sentence(384, CLAP);
  private static final ReaderConfig.Phonemes PHONEMES =
      UNetFile.read("configs/paper/phoneme_clap.yaml").phonemes(192, CLAP);

  static Stream<Arguments> networks() {
    return Stream.of(
        counts("vocoder", 289.0, names -> waveform(names, LATENTS, W, CLAP)),
        counts(
            "vocoder of speaker embeddings", 279.6, names -> waveform(names, LATENTS, W, SPEAKER)),
        counts("sentence", 491.3, names -> waveform(names, SENTENCE, W, CLAP)),
        counts("phoneme", 315.6, names -> waveform(names, PHONEMES, W, CLAP)),
        counts("second vocoder", 200.1, names -> waveform(names, LATENTS, V2, CLAP)),
        counts("pictures, 4 heads", 167.6, names -> picture(names, halving(FIVE, 2, 4), 3, true)),
        counts("pictures, 8 heads", 179.2, names -> picture(names, halving(FIVE, 2, 8), 3, true)),
        counts("bridge", 176.3, names -> picture(names, halving(FIVE, 2, 8), 2, false)),
        counts(
            "large bridge",
            289.6,
            names ->
                picture(names, halving(List.of(128, 256, 512, 512, 1024, 1024), 3, 8), 3, false)),
        counts(
            "four levels",
            73.2,
            names -> picture(names, halving(List.of(128, 256, 512, 512), 2, 4), 2, true)),
        counts(
            "bridge for tests",
            8.4,
            names -> picture(names, halving(List.of(16, 32, 64, 128), 1, 1), 3, true)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void a_network_has_as_many_million_parameters_as_reported(
      double millions, Consumer<Namespace> network) {
    assertThat(count(network) / 1e6).isCloseTo(millions, within(0.05));
  }

  @ParameterizedTest
  @ValueSource(strings = {"spectrogram", "sentence", "phoneme"})
  void the_models_that_train_here_are_small_and_of_the_same_shape(String content) {
    UNetFile small = UNetFile.read("configs/small/" + content + "_clap.yaml");
    UNetFile paper = UNetFile.read("configs/paper/" + content + "_clap.yaml");
    assertThat(paper.sizes()).isEqualTo(W);
    assertThat(small.waveform().values().keySet())
        .isEqualTo(paper.waveform().values().keySet());
    assertThat(small.waveform().whole("samples")
            % small.sizes().factors().stream().reduce(1, (a, b) -> a * b))
        .isZero();
    assertThat(count(
            names -> waveform(names, new ReaderConfig.Latents(24, 64, 16), small.sizes(), 32)))
        .isBetween(1_000_000L, 4_000_000L);
  }

  @Test
  void parts_of_them_have_theirs() {
    assertThat(count(names -> SENTENCE.make(names)) - durations(384)).isEqualTo(202_213_376);
    assertThat(count(names -> PHONEMES.make(names))).isEqualTo(23_298_048 + 1_362_912 + 2_072_897);
    assertThat(count(names -> new ZEmbedder(names, new ZEmbedder.Config(192, 1024, 2, 64, 8))))
        .isEqualTo(2_886_976);
  }

  @Test
  void the_network_of_waveforms_keeps_the_length_of_a_clip() {
    try (Parameters parameters = Parameters.withoutMemory();
        Scope scope = Scope.open()) {
      WaveformModel model =
          new WaveformModel(parameters.root(), WaveformConfig.of(PHONEMES, W, CLAP, NULLS));
      assertThat(model.frameMultiple()).isEqualTo(2048);
      NDArray y = model.predict(
          scope.zeros(1, 4096, 1),
          scope.zeros(1),
          scope.zeros(1, 4096, 32),
          scope.zeros(1, 1, CLAP),
          scope.ones(1),
          null);
      assertThat(y.getShape().getShape()).containsExactly(1, 4096, 1);
    }
  }

  @Test
  void the_network_of_latents_keeps_the_size_of_a_picture() {
    try (Parameters parameters = Parameters.withoutMemory();
        Scope scope = Scope.open()) {
      ConditionedUNet net = picture(parameters.root(), halving(FIVE, 2, 8), 3, true);
      Conditions given = Conditions.none()
          .withTime(scope.zeros(1))
          .withFeatures(scope.zeros(1, 48, 192))
          .withEmbedding(scope.zeros(1, 1, CLAP))
          .withAppended(scope.zeros(1, 32, 48, 2));
      assertThat(net.forward(scope.zeros(1, 32, 48, 1), given).getShape().getShape())
          .containsExactly(1, 32, 48, 1);
    }
  }

  private static long count(Consumer<Namespace> network) {
    try (Parameters parameters = Parameters.withoutMemory()) {
      network.accept(parameters.root());
      return parameters.count();
    }
  }

  private static long durations(int text) {
    return (text + CLAP) * 256 + 256 + 256 * 32 + 32 + 32 + 1;
  }

  private static WaveformModel waveform(
      Namespace names, ReaderConfig reader, UNetSizes sizes, int style) {
    return new WaveformModel(names, WaveformConfig.of(reader, sizes, style, NULLS));
  }

  private static ConditionedUNet picture(
      Namespace names, UNetSizes sizes, int inputs, boolean summarises) {
    return new ConditionedUNet(
        names, ConditionedUNetConfig.picture(sizes, inputs, CLAP, NULLS, summarises));
  }

  /** Every level but the first has half the frames and two items; the innermost levels attend. */
  private static UNetSizes halving(List<Integer> channels, int attending, int heads) {
    List<Integer> rest = Collections.nCopies(channels.size() - 1, 2);
    List<Integer> halving = Stream.concat(Stream.of(1), rest.stream()).toList();
    List<Integer> attentions = Stream.concat(
            Collections.nCopies(channels.size() - attending, 0).stream(),
            Collections.nCopies(attending, 1).stream())
        .toList();
    return new UNetSizes(channels, halving, halving, attentions, attentions, heads, 64, 1024, 8);
  }

  private static Arguments counts(String name, double millions, Consumer<Namespace> network) {
    return Arguments.of(Named.of(name + " " + millions, millions), network);
  }
}
