package io.formant.cli;

import io.formant.artifact.CacheException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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

  int explain(Throwable failure) {
    if (options.verbose) failure.printStackTrace(ERR);
    if (failure instanceof CacheException) {
      say(failure.getMessage());
      return ExitStatus.FAILED;
    }
    say("unexpected: " + failure
        + (options.verbose ? "" : "\nthe same command with --verbose shows where"));
    return ExitStatus.FAILED;
  }

  static int misused(ParameterException misuse, String[] arguments) {
    say(misuse.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(misuse, new java.io.PrintWriter(ERR, true))) {
      say("see " + misuse.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    }
    return ExitStatus.WRONG;
  }
}
