package io.formant.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.formant.artifact.CacheException;
import io.formant.yaml.Problem;
import io.formant.yaml.Problems;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.List;
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

  /** Says why nothing came of a command, as JSON too where that is asked for; returns the status. */
  static int refuse(boolean json, int status, String message) {
    if (json) Output.print(outcome(status).put("message", message));
    say(message);
    return status;
  }

  private static ObjectNode outcome(int status) {
    return Output.object().put("outcome", status == ExitStatus.WRONG ? "wrong" : "failed");
  }

  private int failed(String message) {
    return refuse(options.json, ExitStatus.FAILED, message);
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult arguments) {
    return explain(failure);
  }

  private int explain(Throwable failure) {
    if (failure instanceof Problems problems) return explain(problems);
    if (options.verbose) trace(failure);
    if (failure instanceof CacheException) return failed(String.valueOf(failure.getMessage()));
    if (failure instanceof FileSystemException trouble)
      return failed("cannot use " + trouble.getFile() + ": "
          + (trouble.getReason() == null ? reason(trouble) : trouble.getReason()));
    return failed("unexpected: " + failure
        + (options.verbose ? "" : "\nthe same command with --verbose shows where"));
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
      Output.print(outcome(ExitStatus.WRONG).set("problems", found));
    }
    say(String.valueOf(problems.getMessage()));
    return ExitStatus.WRONG;
  }

  static void trace(Throwable failure) {
    failure.printStackTrace(ERR);
  }

  static int misused(ParameterException misuse, String[] arguments) {
    boolean json = List.of(arguments).contains("--json");
    refuse(json, ExitStatus.WRONG, String.valueOf(misuse.getMessage()));
    if (!UnmatchedArgumentException.printSuggestions(misuse, new PrintWriter(ERR, true))) {
      say("see " + misuse.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    }
    return ExitStatus.WRONG;
  }
}
