package io.formant.corpus;

import java.util.Locale;
import java.util.Optional;

/** What a recording may be used for. */
public enum Split {
  /** Models learn from it. */
  TRAIN,
  /** Chooses among models. */
  VALIDATION,
  /** Unseen recordings of cells, that is of a voice saying a text, that occur in training. */
  TEST,
  /** Cells that no model on the way to a generated clip has heard. */
  HELDOUT;

  /** The name in metadata and reports: {@code train}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The split of a word as corpora write it: {@code train}, {@code val}, {@code dev}, {@code test}, {@code heldout}… */
  public static Optional<Split> of(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "train", "training" -> Optional.of(TRAIN);
      case "validation", "valid", "val", "dev" -> Optional.of(VALIDATION);
      case "test" -> Optional.of(TEST);
      case "heldout", "held-out", "held_out" -> Optional.of(HELDOUT);
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return word();
  }
}
