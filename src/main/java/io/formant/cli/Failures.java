package io.formant.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.formant.artifact.CacheException;
import io.formant.yaml.Problem;
import io.formant.yaml.Problems;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into lines for the person at the keyboard, and into an exit status. */
final class Failures implements IExecutionExceptionHandler {
  private static final PrintStream ERR = new PrintStream(System.err, true, StandardCharsets.UTF_8);

  private final Options options;

  Failures(Options options) {
    this.options = options;
  }

  static void say(String line) {
    ERR.println(line);
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult arguments) {
    return explain(failure);
  }

  private int explain(Throwable failure) {
    if (failure instanceof Problems problems) return explain(problems);
    if (options.verbose) trace(failure);
    if (failure instanceof CacheException) {
      say(String.valueOf(failure.getMessage()));
      return ExitStatus.FAILED;
    }
    if (failure instanceof FileSystemException trouble) {
      say("cannot use " + trouble.getFile() + ": "
          + (trouble.getReason() == null ? reason(trouble) : trouble.getReason()));
      return ExitStatus.FAILED;
    }
    say("unexpected: " + failure
        + (options.verbose ? "" : "\nthe same command with --verbose shows where"));
    return ExitStatus.FAILED;
  }

  private static String reason(FileSystemException trouble) {
    return trouble
        .getClass()
        .getSimpleName()
        .replaceFirst("Exception$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }

  private int explain(Problems problems) {
    if (options.json) {
      ArrayNode found = Output.array();
      for (Problem problem : problems.problems()) {
        found
            .addObject()
            .put("place", problem.mark().place())
            .put("line", problem.mark().line())
            .put("column", problem.mark().column())
            .put("message", problem.message())
            .put("hint", problem.hint());
      }
      Output.print(Output.object().set("problems", found));
    }
    say(String.valueOf(problems.getMessage()));
    return ExitStatus.WRONG;
  }

  static void trace(Throwable failure) {
    failure.printStackTrace(ERR);
  }

  static int misused(ParameterException misuse, String[] arguments) {
    say(String.valueOf(misuse.getMessage()));
    if (!UnmatchedArgumentException.printSuggestions(misuse, new PrintWriter(ERR, true))) {
      say("see " + misuse.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    }
    return ExitStatus.WRONG;
  }
}
