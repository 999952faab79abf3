package io.formant.cli;

import io.formant.report.live.Dashboard;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The dashboard, until Ctrl-C. */
@Command(
    name = ServeCommand.NAME,
    description = {
      "Serves a dashboard on 127.0.0.1 alone: runs as they happen in any terminal, reports, comparisons, listening tests whose answers"
          + " it collects. Ends with Ctrl-C."
    })
final class ServeCommand implements Callable<Integer> {
  static final String NAME = "serve";

  /** The options before a verb whose value is a word of its own. */
  static final List<String> VALUED =
      List.of("--cache", "--reports", "--threads", "--scheme", "--port");

  @Inject
  Options options;

  @Inject
  Dashboard dashboard;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "where to listen (default: 8420, or the next that is free)")
  Optional<String> port = Optional.empty();

  /** A whole number from 1 to 65535. */
  static boolean isPort(String word) {
    return word.matches("[1-9]\\d{0,4}") && Integer.parseInt(word) <= 65_535;
  }

  @Override
  public Integer call() {
    if (port.filter(it -> !isPort(it)).isPresent())
      return Failures.refuse(
          options.json,
          ExitStatus.WRONG,
          "--port is " + port.get() + ", expected a whole number from 1 to 65535");
    URI address = dashboard.show(options.cacheFolder(), options.reportsFolder());
    if (port.filter(it -> !it.equals(Integer.toString(address.getPort()))).isPresent())
      return Failures.refuse(
          options.json,
          ExitStatus.FAILED,
          "port " + port.get()
              + " is taken: choose another, or leave out --port for one that is free");
    if (options.json) Output.print(Output.object().put("address", address.toString()));
    else Output.print("dashboard: " + address + "\nCtrl-C ends it");
    Quarkus.waitForExit();
    return ExitStatus.DONE;
  }
}
