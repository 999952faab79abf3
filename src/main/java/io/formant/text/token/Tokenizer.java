package io.formant.text.token;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns texts into the ids of tokens, with the marks of its family; safe for use by several threads. */
public final class Tokenizer implements AutoCloseable {

  /** CLIP's file has more merges than CLIP uses. */
  private static final int CLIP_MERGES = 49_152 - 256 - 2;

  private final TokenFamily family;
  private final HuggingFaceTokenizer tokenizer;

  private Tokenizer(TokenFamily family, HuggingFaceTokenizer tokenizer) {
    this.family = family;
    this.tokenizer = tokenizer;
  }

  /**
   * The tokenizer of a published vocabulary, from whichever of its files there are: {@code tokenizer.json} alone; for BERT, {@code
   * vocab.txt}; for the others, {@code vocab.json} and {@code merges.txt}; for GPT-2 and CLIP, the merges alone ({@code merges.txt},
   * {@code bpe_simple_vocab_16e6.txt.gz}), whose order tells the ids.
   *
   * @param merges empty where the vocabulary's file holds them, or is made of them
   * @throws IOException if a file can't be read, or is none of these
   * @throws IllegalArgumentException if the vocabulary is that of another family
   */
  public static Tokenizer of(TokenFamily family, Path vocabulary, Optional<Path> merges)
      throws IOException {
    VocabularyFile file = VocabularyFile.read(vocabulary);
    String json = file.isTokenizer() ? file.text() : json(family, file, merges);
    Map<String, String> options = Map.of("padding", "false", "truncation", "false");
    try {
      return new Tokenizer(
          family,
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), options));
    } catch (RuntimeException e) {
      throw new IOException(
          vocabulary + " is no vocabulary of " + family + ": " + e.getMessage(), e);
    }
  }

  private static String json(TokenFamily family, VocabularyFile file, Optional<Path> merges)
      throws IOException {
    if (family == TokenFamily.BERT) {
      return TokenizerJson.bert(file.isJson() ? file.ids() : file.lines());
    }
    if (!file.isJson()) {
      return ofMerges(family, file);
    }
    List<String> pairs = VocabularyFile.read(merges.orElseThrow(() -> new IOException(
            file + " has no merges, expected a file of them beside it, or tokenizer.json")))
        .merges();
    return switch (family) {
      case ROBERTA -> TokenizerJson.roberta(file.ids(), pairs);
      case GPT2 -> TokenizerJson.gpt2(file.ids(), pairs);
      default -> TokenizerJson.clip(file.ids(), pairs);
    };
  }

  private static String ofMerges(TokenFamily family, VocabularyFile file) throws IOException {
    List<String> merges = file.merges();
    return switch (family) {
      case GPT2 -> TokenizerJson.gpt2(ids(merges, List.of(""), List.of(TokenFamily.END)), merges);
      case CLIP -> {
        List<String> marks = List.of(TokenFamily.CLIP_BEGIN, TokenFamily.END);
        List<String> some = merges.subList(0, Math.min(merges.size(), CLIP_MERGES));
        yield TokenizerJson.clip(ids(some, List.of("", "</w>"), marks), some);
      }
      default ->
        throw new IOException(
            file + " is no vocabulary of " + family + ", expected vocab.json or tokenizer.json");
    };
  }

  /** Ids by order: letters with each ending, merges, marks. */
  private static Map<String, Integer> ids(
      List<String> merges, List<String> endings, List<String> marks) {
    List<String> words = new ArrayList<>();
    for (String ending : endings) {
      ByteLetters.all().forEach(letter -> words.add(letter + ending));
    }
    merges.forEach(merge -> words.add(merge.replace(" ", "")));
    words.addAll(marks);
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (int id = 0; id < words.size(); id++) {
      ids.put(words.get(id), id);
    }
    return ids;
  }

  public TokenFamily family() {
    return family;
  }

  /**
   * The tokens of texts.
   *
   * @param longest the most tokens of a text; a longer one is cut, with the mark of its end kept where the family keeps it
   * @throws IllegalArgumentException if a text is blank
   */
  public List<int[]> encode(List<String> texts, int longest) {
    List<int[]> all = new ArrayList<>();
    for (String text : texts) {
      if (text.isBlank()) {
        throw new IllegalArgumentException("text is blank, expected words to encode");
      }
      all.add(cut(tokens(text), longest));
    }
    return all;
  }

  private int[] tokens(String text) {
    long[] ids = tokenizer.encode(family.prepared(text), true, false).getIds();
    return Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
  }

  private int[] cut(int[] tokens, int longest) {
    if (tokens.length <= longest) {
      return tokens;
    }
    int[] cut = Arrays.copyOf(tokens, longest);
    if (family.keepsEnd()) {
      cut[longest - 1] = tokens[tokens.length - 1];
    }
    return cut;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
