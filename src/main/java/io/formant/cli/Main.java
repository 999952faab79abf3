package io.formant.cli;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The program: reads the arguments, hands them to a verb, turns every failure into a line for the person at the keyboard. */
@Singleton
@Unremovable
@Command(
    name = "./run",
    description = "Runs declarative experiments in conditional audio diffusion.",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    synopsisHeading = "usage: ",
    customSynopsis = {
      "./run FILE.yaml [--set KEY=VALUE]…",
      "       ./run VERB [OPTION]… [ARGUMENT]…"
    },
    subcommands = {
      RunCommand.class,
      PlanCommand.class,
      ExplainCommand.class,
      ReportCommand.class,
      CompareCommand.class,
      ListenCommand.class,
      ParityCommand.class,
      WeightsCommand.class,
      StagesCommand.class,
      SchemaCommand.class,
      CacheCommand.class,
      ServeCommand.class
    })
public final class Main implements QuarkusApplication {
  @Inject
  CommandLine.IFactory factory;

  @Inject
  @Mixin
  Options options;

  @Override
  public int run(String... arguments) {
    CommandLine line = new CommandLine(this, factory);
    line.setExecutionExceptionHandler(new Failures(options));
    line.setParameterExceptionHandler(Failures::misused);
    line.setExpandAtFiles(false);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    Set<String> valued = line.getCommandSpec().options().stream()
        .filter(option -> option.arity().min() > 0)
        .flatMap(option -> Set.of(option.names()).stream())
        .collect(Collectors.toSet());
    return line.execute(DefaultVerb.complete(arguments, line.getSubcommands().keySet(), valued));
  }
}
