package io.formant.tensor.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** How names of a file become names of a model: rules in order, each applied to what those before it made. */
public final class Renaming {

  private final List<UnaryOperator<String>> rules;

  private Renaming(List<UnaryOperator<String>> rules) {
    this.rules = rules;
  }

  /** Every name as it is. */
  public static Renaming none() {
    return new Renaming(List.of());
  }

  /** One name, in full. */
  public Renaming name(String from, String to) {
    return and(name -> name.equals(from) ? to : name);
  }

  /** The begin of names. */
  public Renaming prefix(String from, String to) {
    return and(name -> name.startsWith(from) ? to + name.substring(from.length()) : name);
  }

  /** A part that matches a regular expression, wherever it stands; {@code $1} in the replacement is its first group. */
  public Renaming part(String pattern, String to) {
    Pattern compiled = Pattern.compile(pattern);
    return and(name -> compiled.matcher(name).replaceAll(to));
  }

  private Renaming and(UnaryOperator<String> rule) {
    List<UnaryOperator<String>> more = new ArrayList<>(rules);
    more.add(rule);
    return new Renaming(List.copyOf(more));
  }

  String of(String name) {
    String renamed = name;
    for (UnaryOperator<String> rule : rules) {
      renamed = rule.apply(renamed);
    }
    return renamed;
  }
}
