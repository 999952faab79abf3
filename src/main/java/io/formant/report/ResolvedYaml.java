package io.formant.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A resolved pipeline as YAML text: a line for each value that fits on one, else a line for each of its parts. */
public final class ResolvedYaml {
  private static final int WIDTH = 110;
  private static final String BARE = "[\\p{L}_][\\p{L}\\p{N}_./-]*(?: [\\p{L}\\p{N}_./-]+)*";
  private static final String KEYWORD = "(?i)true|false|null|yes|no|on|off|y|n";

  private ResolvedYaml() {}

  /** @param value maps, lists, strings, numbers, booleans, null */
  public static String text(Map<String, ?> value) {
    StringBuilder text = new StringBuilder();
    mapping(text, value, "");
    return text.toString();
  }

  /** @return the value on one line */
  public static String line(@Nullable Object value) {
    return flow(value);
  }

  private static void mapping(StringBuilder text, Map<?, ?> mapping, String indent) {
    mapping.forEach((key, value) -> {
      text.append(indent).append(flow(key)).append(':');
      String flow = flow(value);
      boolean split = value instanceof Map<?, ?> inner
          && !inner.isEmpty()
          && (indent.isEmpty() || indent.length() + flow.length() > WIDTH);
      if (split) mapping(text.append('\n'), (Map<?, ?>) value, indent + "  ");
      else text.append(' ').append(flow).append('\n');
    });
  }

  private static String flow(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> flow(entry.getKey()) + ": " + flow(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ResolvedYaml::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof String word ? word(word) : String.valueOf(value);
  }

  private static String word(String word) {
    if (word.matches(BARE) && !word.matches(KEYWORD)) return word;
    if (word.chars().anyMatch(c -> c < ' ')) {
      return '"'
          + word.replace("\\", "\\\\")
              .replace("\"", "\\\"")
              .replace("\n", "\\n")
              .replace("\t", "\\t")
              .replace("\r", "\\r")
          + '"';
    }
    return "'" + word.replace("'", "''") + "'";
  }
}
