package io.formant.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One {@code --sweep path=a,b,c}: values that a key takes one after the other.
 *
 * @param key dotted, as in {@code --set}
 * @param values as they stand on the command line, each YAML; commas within brackets and quotes part nothing
 */
public record Sweep(String key, List<String> values) {
  private static final String OPTION = "--sweep ";

  public Sweep {
    values = List.copyOf(values);
  }

  /**
   * Reads the options of a command line.
   *
   * @throws Problems with everything that is wrong
   */
  public static List<Sweep> parse(List<String> texts) {
    List<Problem> problems = new ArrayList<>();
    List<Sweep> sweeps = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        problems.add(problem(
            text, OPTION.length(), "expected KEY=VALUE,VALUE", "such as model.lr=1e-4,3e-4"));
      } else {
        Sweep sweep = new Sweep(text.substring(0, equals), parts(text.substring(equals + 1)));
        sweep.check(text, equals, problems);
        if (!keys.add(sweep.key()))
          problems.add(problem(
              text,
              OPTION.length(),
              sweep.key() + " is swept twice",
              "give all its values at once"));
        sweeps.add(sweep);
      }
    }
    if (!problems.isEmpty()) throw new Problems(problems);
    return sweeps;
  }

  private void check(String text, int equals, List<Problem> problems) {
    int column = OPTION.length() + equals + 2;
    if (values.stream().anyMatch(String::isBlank))
      problems.add(problem(text, column, key + " has an empty value", "leave out a comma"));
    if (new HashSet<>(values).size() < values.size())
      problems.add(problem(text, column, key + " takes a value twice", "give each value once"));
  }

  private static Problem problem(String text, int column, String message, String hint) {
    return new Problem(new Mark(OPTION + text, 0, column, OPTION + text), message, hint);
  }

  /** The overrides of every point, the last sweep's key changing fastest; one empty list for no sweeps. */
  public static List<List<String>> points(List<Sweep> sweeps) {
    List<List<String>> points = List.of(List.of());
    for (Sweep sweep : sweeps) {
      List<List<String>> more = new ArrayList<>();
      for (List<String> point : points) {
        for (String value : sweep.values()) {
          List<String> longer = new ArrayList<>(point);
          longer.add(sweep.key() + "=" + value);
          more.add(longer);
        }
      }
      points = more;
    }
    return points;
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(text.substring(begin, i).strip());
        begin = i + 1;
      }
    }
    parts.add(text.substring(begin).strip());
    return parts;
  }
}
