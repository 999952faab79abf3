package io.formant.yaml;

import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A piece of YAML text and where it came from.
 *
 * @param place the file as the user named it, or an option
 * @param yaml what is parsed
 * @param lines to show under messages
 * @param option whether the text is the value of an option, which has no line numbers
 * @param before for an option, the characters of its only line before the value
 */
record Source(String place, String yaml, List<String> lines, boolean option, int before) {
  private static final String LINE_BREAK = "\r\n|[\n\r\u0085\u2028\u2029]";

  static Source file(String place, String text) {
    return new Source(place, text, List.of(text.split(LINE_BREAK, -1)), false, 0);
  }

  /** The value of {@code --set key=value}. */
  static Source option(String place, String value) {
    String line = place + "=" + value;
    return new Source(place, value, List.of(line), true, place.length() + 1);
  }

  Mark start() {
    return mark(0, 0);
  }

  Mark mark(Node node) {
    return mark(Optional.ofNullable(node.getStartMark()));
  }

  Mark mark(Optional<org.yaml.snakeyaml.error.Mark> at) {
    return at.map(mark -> mark(mark.getLine(), mark.getColumn())).orElseGet(this::start);
  }

  /** Of a line and column that count from 0. */
  Mark mark(int line, int column) {
    if (option) {
      return new Mark(place, 0, before + column + 1, lines.get(0));
    }
    return new Mark(place, line + 1, column + 1, line < lines.size() ? lines.get(line) : "");
  }
}
