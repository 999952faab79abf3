package io.formant.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Results for people and for programs; always UTF-8. */
final class Output {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Output() {}

  static ArrayNode array() {
    return JSON.createArrayNode();
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static void print(ObjectNode object) {
    OUT.println(object.toPrettyString());
  }

  static void print(String text) {
    OUT.println(text);
  }

  /** A file relative to where the user stands when it lies below, else in full. */
  static Path near(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path full = file.toAbsolutePath().normalize();
    return full.startsWith(here) ? here.relativize(full) : full;
  }

  /**
   * Rows as aligned columns, two spaces apart.
   *
   * @param right the columns whose text is aligned to the right
   */
  static String table(List<List<String>> rows, int... right) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (widths.size() <= i) widths.add(0);
        widths.set(i, Math.max(widths.get(i), row.get(i).length()));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String gap = " ".repeat(widths.get(i) - row.get(i).length());
        line.append(i == 0 ? "" : "  ")
            .append(isOneOf(i, right) ? gap + row.get(i) : row.get(i) + gap);
      }
      text.append(text.isEmpty() ? "" : "\n").append(line.toString().stripTrailing());
    }
    return text.toString();
  }

  private static boolean isOneOf(int column, int[] columns) {
    for (int other : columns) {
      if (other == column) return true;
    }
    return false;
  }
}
