package io.formant.model.text;

import io.formant.tensor.Scope;

/** The text side of a model that knows sound and text; safe for use by several threads. */
public sealed interface TextTower extends AutoCloseable
    permits LaionText, MicrosoftText, ImageBindText {

  /**
   * What becomes of sentences; the arrays belong to the scope.
   *
   * @throws IllegalArgumentException if a sentence is longer than {@link #longest}, or a token is not known
   */
  TextTrace trace(Scope scope, TokenBatch sentences);

  /** E, size of an embedding. */
  int width();

  /** The most tokens that a sentence can have. */
  int longest();

  @Override
  void close();

  /** Refuses what the tables have no row for. */
  static void check(TokenBatch sentences, int words, int longest) {
    if (sentences.length() > longest) {
      throw new IllegalArgumentException(
          "a sentence has " + sentences.length() + " tokens, expected at most " + longest);
    }
    for (long id : sentences.ids()) {
      if (id < 0 || id >= words) {
        throw new IllegalArgumentException("token " + id + " is none of the model's " + words
            + " words: the vocabulary is that of another model");
      }
    }
  }
}
