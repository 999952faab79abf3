package io.formant.text.token;

/** How a family of encoders turns text into tokens. */
public enum TokenFamily {
  /** WordPieces of lower-case words, as in {@code bert-base-uncased}. */
  BERT(0),
  /** Pairs of bytes, between {@code <s>} and {@code </s>}, as in {@code roberta-base}. */
  ROBERTA(1),
  /** Pairs of bytes, as in {@code gpt2}; here with the end of the text marked, as Microsoft's CLAP reads it. */
  GPT2(0),
  /** Pairs of bytes of cleaned lower-case words, between marks of begin and end, as in CLIP and ImageBind. */
  CLIP(0);

  static final String ROBERTA_BEGIN = "<s>";
  static final String ROBERTA_END = "</s>";
  static final String ROBERTA_PADDING = "<pad>";
  static final String BERT_BEGIN = "[CLS]";
  static final String BERT_END = "[SEP]";
  static final String CLIP_BEGIN = "<|startoftext|>";
  static final String END = "<|endoftext|>";

  private final int padding;

  TokenFamily(int padding) {
    this.padding = padding;
  }

  /** Id of the token that fills up a short sentence beside a long one. */
  public int padding() {
    return padding;
  }

  /** A text as the family's models were given it. */
  String prepared(String text) {
    return switch (this) {
      case GPT2 -> text + " " + END;
      case CLIP -> Cleaning.clean(text);
      default -> text;
    };
  }

  /** Whether a text that is cut keeps its last token, which marks its end. */
  boolean keepsEnd() {
    return this != GPT2;
  }
}
