package io.formant.text.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiny vocabularies in the forms of the published ones; what each text becomes was worked out by hand. */
class TokenizerTest {

  @TempDir
  private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<Integer> ids(Tokenizer tokenizer, String text) {
    int[] ids = tokenizer.encode(List.of(text), 77).get(0);
    return Arrays.stream(ids).boxed().toList();
  }

  private Tokenizer bert() throws IOException {
    return Tokenizer.of(
        TokenFamily.BERT,
        file("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\nlow\nvoice\n##s\n!\ncafe\n,\n"),
        Optional.empty());
  }

  @Test
  void bert_lowers_strips_accents_and_takes_the_longest_pieces() throws IOException {
    try (Tokenizer tokenizer = bert()) {
      assertThat(ids(tokenizer, "A low,  Voices!")).containsExactly(2, 5, 6, 11, 7, 8, 9, 3);
      assertThat(ids(tokenizer, "Café zzz")).containsExactly(2, 10, 1, 3);
      assertThat(tokenizer.encode(List.of("a low voices"), 4).get(0)).containsExactly(2, 5, 6, 3);
      assertThat(tokenizer.family().padding()).isZero();
    }
  }

  @Test
  void roberta_joins_bytes_by_rank_and_keeps_the_space_with_the_word() throws IOException {
    String words = "{\"<s>\":0,\"<pad>\":1,\"</s>\":2,\"<unk>\":3,\"l\":4,\"o\":5,\"w\":6,\"Ġ\":7,"
        + "\"lo\":8,\"low\":9,\"Ġlow\":10,\"Ġl\":11,\"<mask>\":12,\"Ã\":13,\"©\":14}";
    String merges = "#version: 0.2\nl o\nlo w\nĠ low\n";
    try (Tokenizer tokenizer = Tokenizer.of(
        TokenFamily.ROBERTA, file("vocab.json", words), Optional.of(file("merges.txt", merges)))) {
      assertThat(ids(tokenizer, "low low lo")).containsExactly(0, 9, 10, 7, 8, 2);
      assertThat(ids(tokenizer, "é")).containsExactly(0, 13, 14, 2);
      assertThat(ids(tokenizer, "low<mask>")).containsExactly(0, 9, 12, 2);
      assertThat(tokenizer.encode(List.of("low low low"), 3).get(0)).containsExactly(0, 9, 2);
    }
  }

  @Test
  void gpt2_marks_the_end_as_microsoft_does_and_tells_ids_by_the_order_of_merges()
      throws IOException {
    try (Tokenizer tokenizer = Tokenizer.of(
        TokenFamily.GPT2,
        file("merges.txt", "#version: 0.2\nl o\nlo w\nĠ low\n"),
        Optional.empty())) {
      int space = 220;
      assertThat(ids(tokenizer, "low low"))
          .containsExactly(257, 258, space, 259)
          .endsWith(space, 259);
      assertThat(ids(tokenizer, "!\"a")).containsExactly(0, 1, 64, space, 259);
      assertThat(tokenizer.encode(List.of("low low low"), 2).get(0)).containsExactly(257, 258);
    }
  }

  @Test
  void clip_cleans_lowers_and_marks_the_ends_of_words() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write("\"bpe_simple_vocab_16e6.txt#version: 0.2\nl o\nlo w</w>\ni n\n"
          .getBytes(StandardCharsets.UTF_8));
    }
    Path merges = Files.write(folder.resolve("bpe.txt.gz"), zipped.toByteArray());
    try (Tokenizer tokenizer = Tokenizer.of(TokenFamily.CLIP, merges, Optional.empty())) {
      int lo = 512;
      int low = 513;
      int begin = 515;
      int end = 516;
      int s = 256 + 's' - '!';
      int w = 'w' - '!';
      assertThat(ids(tokenizer, " LOW \n lows ")).containsExactly(begin, low, lo, w, s, end);
      assertThat(ids(tokenizer, "low&amp;amp;low"))
          .containsExactly(begin, low, 256 + '&' - '!', low, end);
      assertThat(ids(tokenizer, "12"))
          .containsExactly(begin, 256 + '1' - '!', 256 + '2' - '!', end);
      assertThat(ids(tokenizer, "it’s")).isEqualTo(ids(tokenizer, "it's")).hasSize(6);
      assertThat(tokenizer.encode(List.of("low low low low"), 4).get(0))
          .containsExactly(begin, low, low, end);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A  low\tvoice | a low voice",
        "“Ｌｏｗ” ﬁre | \"low\" fire",
        "a &lt;b&gt; &#33; &#x41; &nope; | a <b> ! a &nope;",
        "'cafe\u0301\u0007' | café"
      })
  void cleaning_repairs_characters_and_entities(String text, String clean) {
    assertThat(Cleaning.clean(text.replace("'", ""))).isEqualTo(clean.replace("'", ""));
  }

  @Test
  void a_whole_tokenizer_file_needs_nothing_else() throws IOException {
    String json = TokenizerJson.bert(
        VocabularyFile.read(file("v.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\nlow\n")).lines());
    try (Tokenizer tokenizer =
        Tokenizer.of(TokenFamily.BERT, file("tokenizer.json", json), Optional.empty())) {
      assertThat(ids(tokenizer, "low high")).containsExactly(2, 4, 1, 3);
    }
  }

  @Test
  void a_vocabulary_of_another_family_is_refused() throws IOException {
    Path words = file("vocab.json", "{\"a\":0}");
    Path merges = file("merges.txt", "a b\n");
    assertThatThrownBy(() -> Tokenizer.of(TokenFamily.ROBERTA, words, Optional.of(merges)))
        .hasMessageContaining("the vocabulary lacks </s>: it is that of another family");
    assertThatThrownBy(() -> Tokenizer.of(TokenFamily.ROBERTA, merges, Optional.empty()))
        .hasMessageContaining("is no vocabulary of ROBERTA, expected vocab.json or tokenizer.json");
    assertThatThrownBy(() -> Tokenizer.of(TokenFamily.GPT2, words, Optional.empty()))
        .hasMessageContaining("has no merges");
    assertThatThrownBy(() ->
            Tokenizer.of(TokenFamily.CLIP, file("m.txt", "one two three\n"), Optional.empty()))
        .hasMessageContaining("a line has other than two parts: 'one two three'");
    assertThatThrownBy(
            () -> Tokenizer.of(TokenFamily.BERT, file("b.json", "{\"model\":3}"), Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("b.json is no vocabulary of BERT");
  }

  @Test
  void a_blank_text_is_refused() throws IOException {
    try (Tokenizer tokenizer = bert()) {
      assertThatThrownBy(() -> tokenizer.encode(List.of("a", " "), 9))
          .hasMessage("text is blank, expected words to encode");
    }
  }
}
