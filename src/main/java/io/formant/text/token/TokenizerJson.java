package io.formant.text.token;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * Puts a vocabulary together as the {@code tokenizer.json} that Hugging Face's library reads, as that library's converters do.
 *
 * <p>Source: https://github.com/huggingface/transformers, {@code convert_slow_tokenizer.py}.
 */
final class TokenizerJson {

  private static final String WORDS =
      "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";
  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> ids;
  private final JsonObject json = new JsonObject();
  private final JsonArray special = new JsonArray();

  private TokenizerJson(Map<String, Integer> ids) {
    this.ids = ids;
    json.addProperty("version", "1.0");
    json.add("truncation", JsonNull.INSTANCE);
    json.add("padding", JsonNull.INSTANCE);
    json.add("added_tokens", special);
    json.add("normalizer", JsonNull.INSTANCE);
    json.add("post_processor", JsonNull.INSTANCE);
  }

  /** WordPieces between {@code [CLS]} and {@code [SEP]}. */
  static String bert(Map<String, Integer> ids) {
    TokenizerJson tokenizer = new TokenizerJson(ids);
    for (String token : List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")) {
      tokenizer.special(token);
    }
    tokenizer.json.add(
        "normalizer",
        object(
            "type", "BertNormalizer",
            "clean_text", true,
            "handle_chinese_chars", true,
            "strip_accents", JsonNull.INSTANCE,
            "lowercase", true));
    tokenizer.json.add("pre_tokenizer", object("type", "BertPreTokenizer"));
    tokenizer.json.add(
        "post_processor",
        object(
            "type", "BertProcessing",
            "sep", tokenizer.marked(TokenFamily.BERT_END),
            "cls", tokenizer.marked(TokenFamily.BERT_BEGIN)));
    return tokenizer.model(object(
        "type", "WordPiece",
        "unk_token", "[UNK]",
        "continuing_subword_prefix", "##",
        "max_input_chars_per_word", LONGEST_WORD));
  }

  /** Byte pairs between {@code <s>} and {@code </s>}. */
  static String roberta(Map<String, Integer> ids, List<String> merges) {
    TokenizerJson tokenizer = new TokenizerJson(ids);
    for (String token : List.of("<s>", "<pad>", "</s>", "<unk>", "<mask>")) {
      tokenizer.special(token);
    }
    tokenizer.json.add("pre_tokenizer", byteLevel());
    tokenizer.between(TokenFamily.ROBERTA_BEGIN, TokenFamily.ROBERTA_END);
    return tokenizer.pairs(merges, "", "");
  }

  /** Byte pairs without marks. */
  static String gpt2(Map<String, Integer> ids, List<String> merges) {
    TokenizerJson tokenizer = new TokenizerJson(ids);
    tokenizer.special(TokenFamily.END);
    tokenizer.json.add("pre_tokenizer", byteLevel());
    return tokenizer.pairs(merges, "", "");
  }

  /** Byte pairs of words, whose last part is marked as such, between marks of begin and end. */
  static String clip(Map<String, Integer> ids, List<String> merges) {
    TokenizerJson tokenizer = new TokenizerJson(ids);
    tokenizer.special(TokenFamily.CLIP_BEGIN);
    tokenizer.special(TokenFamily.END);
    JsonArray both = new JsonArray();
    both.add(object(
        "type", "Split", "pattern", object("Regex", WORDS), "behavior", "Removed", "invert", true));
    both.add(byteLevelAlone());
    tokenizer.json.add("pre_tokenizer", object("type", "Sequence", "pretokenizers", both));
    tokenizer.between(TokenFamily.CLIP_BEGIN, TokenFamily.END);
    return tokenizer.pairs(merges, "</w>", TokenFamily.END);
  }

  private static JsonObject byteLevel() {
    return object(
        "type", "ByteLevel", "add_prefix_space", false, "trim_offsets", true, "use_regex", true);
  }

  private static JsonObject byteLevelAlone() {
    return object(
        "type", "ByteLevel", "add_prefix_space", false, "trim_offsets", true, "use_regex", false);
  }

  private void between(String begin, String end) {
    json.add(
        "post_processor",
        object(
            "type",
            "RobertaProcessing",
            "sep",
            marked(end),
            "cls",
            marked(begin),
            "trim_offsets",
            true,
            "add_prefix_space",
            false));
  }

  private String pairs(List<String> merges, String ending, String unknown) {
    JsonArray joined = new JsonArray();
    merges.forEach(joined::add);
    JsonObject model = object(
        "type",
        "BPE",
        "dropout",
        JsonNull.INSTANCE,
        "unk_token",
        JsonNull.INSTANCE,
        "continuing_subword_prefix",
        "",
        "end_of_word_suffix",
        ending,
        "fuse_unk",
        false,
        "byte_fallback",
        false,
        "merges",
        joined);
    if (!unknown.isEmpty()) {
      model.addProperty("unk_token", unknown);
    }
    return model(model);
  }

  private String model(JsonObject model) {
    JsonObject vocabulary = new JsonObject();
    ids.forEach(vocabulary::addProperty);
    model.add("vocab", vocabulary);
    json.add("model", model);
    return json.toString();
  }

  /** A token that is never taken apart; one that the vocabulary lacks is left out. */
  private void special(String token) {
    Integer id = ids.get(token);
    if (id != null) {
      special.add(object(
          "id", id,
          "content", token,
          "single_word", false,
          "lstrip", token.equals("<mask>"),
          "rstrip", false,
          "normalized", false,
          "special", true));
    }
  }

  private JsonArray marked(String token) {
    Integer id = ids.get(token);
    if (id == null) {
      throw new IllegalArgumentException(
          "the vocabulary lacks " + token + ": it is that of another family");
    }
    JsonArray both = new JsonArray();
    both.add(token);
    both.add(id);
    return both;
  }

  private static JsonObject object(Object... keysAndValues) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      String key = (String) keysAndValues[i];
      Object value = keysAndValues[i + 1];
      if (value instanceof JsonElement element) {
        object.add(key, element);
      } else if (value instanceof Boolean truth) {
        object.addProperty(key, truth);
      } else if (value instanceof Number number) {
        object.addProperty(key, number);
      } else {
        object.addProperty(key, value.toString());
      }
    }
    return object;
  }
}
