package io.formant.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lets {@code ./run pipelines/x.yaml} mean {@code ./run run pipelines/x.yaml}. */
final class DefaultVerb {
  private static final String VERB = "run";

  private DefaultVerb() {}

  /**
   * The arguments with the verb put in where a file stands in its place.
   *
   * @param verbs all verbs
   * @param valued the options whose value is an argument of its own
   */
  static String[] complete(String[] arguments, Set<String> verbs, Set<String> valued) {
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (valued.contains(argument)) {
        i++;
      } else if (!argument.startsWith("-")) {
        return verbs.contains(argument) || !namesFile(argument) ? arguments : insert(arguments, i);
      }
    }
    return arguments;
  }

  private static boolean namesFile(String argument) {
    return argument.contains("/") || argument.contains(".");
  }

  private static String[] insert(String[] arguments, int at) {
    List<String> completed = new ArrayList<>(List.of(arguments));
    completed.add(at, VERB);
    return completed.toArray(String[]::new);
  }
}
