package io.formant.tensor.weights;

import java.util.List;

/**
 * How the tensors of a file went into a model.
 *
 * @param loaded how many parameters were given their values
 * @param ignored names of the tensors that the model has no use for
 */
public record Loading(int loaded, List<String> ignored) {

  private static final int MOST_NAMED = 8;

  public Loading {
    ignored = List.copyOf(ignored);
  }

  /** In a sentence, what was left out; empty where nothing was. */
  public String notice() {
    if (ignored.isEmpty()) {
      return "";
    }
    String names = String.join(", ", ignored.subList(0, Math.min(MOST_NAMED, ignored.size())));
    String more =
        ignored.size() > MOST_NAMED ? " and " + (ignored.size() - MOST_NAMED) + " more" : "";
    return "not used from the weight file: " + names + more;
  }
}
