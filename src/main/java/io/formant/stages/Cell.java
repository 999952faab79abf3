package io.formant.stages;

import io.formant.artifact.Entry;
import io.formant.corpus.Split;
import io.formant.stage.Item;
import java.util.Map;

/** A voice saying a text, in one split; the clips of a cell are takes. A label that an item lacks is empty. */
public record Cell(String split, String voice, String text) {

  public static Cell of(Entry entry) {
    return of(entry.labels());
  }

  public static Cell of(Item<?> item) {
    return of(item.labels());
  }

  private static Cell of(Map<String, String> labels) {
    return new Cell(
        labels.getOrDefault("split", ""),
        labels.getOrDefault("voice", ""),
        labels.getOrDefault("text", ""));
  }

  public boolean in(Split wanted) {
    return split.equals(wanted.word());
  }

  /** The same voice and text, whatever the split. */
  public Cell inAnySplit() {
    return new Cell("", voice, text);
  }
}
