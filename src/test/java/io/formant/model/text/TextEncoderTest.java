package io.formant.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.tensor.weights.WeightFile;
import io.formant.text.token.TokenFamily;
import io.formant.text.token.Tokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextEncoderTest {

  @TempDir
  private Path folder;

  private TextEncoder encoder(String words) throws Exception {
    Path file = Path.of(TextEncoderTest.class.getResource("microsoft2022.pth").toURI());
    return new TextEncoder(
        Tokenizer.of(
            TokenFamily.BERT,
            Files.writeString(folder.resolve("vocab.txt"), words),
            Optional.empty()),
        MicrosoftText.of(WeightFile.open(file).tensors()),
        TextEncoder.MICROSOFT_2022_TOKENS);
  }

  @Test
  void sentences_become_vectors_one_by_one() throws Exception {
    try (TextEncoder encoder =
        encoder("[PAD]\n[UNK]\n[MASK]\n[CLS]\n[SEP]\na\nlow\ncalm\nvoice\n")) {
      List<float[]> both = encoder.embed(List.of("A low, calm voice", "a voice"));
      List<float[]> one = encoder.embed(List.of("a voice"));

      assertThat(both).hasSize(2);
      assertThat(both.get(0)).hasSize(6).isNotEqualTo(both.get(1));
      for (int i = 0; i < 6; i++) {
        assertThat(both.get(1)[i]).isCloseTo(one.get(0)[i], within(1e-5f));
      }
      assertThat(encoder.embed(List.of("voice ".repeat(50))).get(0)).hasSize(6);
    }
  }

  @Test
  void a_vocabulary_with_more_words_than_the_model_is_refused() throws Exception {
    String words = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n" + "\n".repeat(30) + "voice\n";
    try (TextEncoder encoder = encoder(words)) {
      assertThatThrownBy(() -> encoder.embed(List.of("voice")))
          .hasMessageContaining("the vocabulary is that of another model");
    }
  }
}
