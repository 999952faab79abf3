package io.formant.yaml;

/**
 * Where something stands.
 *
 * @param place a file as the user named it, or an option such as {@code --set model.steps}
 * @param line from 1; 0 where the place has no lines
 * @param column from 1, in characters of {@code text}
 * @param text the whole line, for showing it under a message; empty where there is none to show
 */
public record Mark(String place, int line, int column, String text) {
  private static final int WIDTH = 160;

  public Mark {
    text = text.replace('\t', ' ');
  }

  /** A place as a whole, such as a file that cannot be read. */
  public static Mark of(String place) {
    return new Mark(place, 0, 1, "");
  }

  /** The same line, so many characters further on. */
  public Mark shifted(int columns) {
    return new Mark(place, line, column + columns, text);
  }

  /** {@code file:line:column}. */
  public String location() {
    return line == 0 ? place : place + ":" + line + ":" + column;
  }

  /** The line with a caret below the column and a note behind the caret; a long line is cut to what is near the column. */
  String shown(String note) {
    int end =
        text.offsetByCodePoints(0, Math.min(column - 1, text.codePointCount(0, text.length())));
    int from = text.length() <= WIDTH ? 0 : Math.max(0, end - WIDTH / 2);
    String near = text.substring(from, Math.min(text.length(), from + WIDTH));
    int before = text.codePointCount(from, end);
    return "  " + near + "\n  " + " ".repeat(before) + "^" + (note.isEmpty() ? "" : " " + note);
  }

  @Override
  public String toString() {
    return location();
  }
}
