package io.formant.yaml;

/**
 * Something wrong in a pipeline, for the person who wrote it.
 *
 * @param message lower case, value before expectation
 * @param hint what to do, shown behind the caret; may be empty
 */
public record Problem(Mark mark, String message, String hint) {

  public static Problem at(Mark mark, String message) {
    return new Problem(mark, message, "");
  }

  /** {@code file:line:column: message}, then the line with a caret. */
  public String rendered() {
    String head = mark.location() + ": " + message;
    if (mark.text().isBlank()) {
      return hint.isEmpty() ? head : head + "\n  " + hint;
    }
    return head + "\n" + mark.shown(hint);
  }

  @Override
  public String toString() {
    return rendered();
  }
}
