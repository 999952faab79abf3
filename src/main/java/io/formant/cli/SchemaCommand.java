package io.formant.cli;

import io.formant.stage.catalog.PipelineSchema;
import io.formant.stage.catalog.StageCatalog;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The JSON Schema of pipelines, for editors; it is JSON with or without {@code --json}. */
@Command(name = "schema", description = "Prints the JSON Schema of pipelines.")
final class SchemaCommand implements Callable<Integer> {
  @Inject
  StageCatalog catalog;

  @Override
  public Integer call() {
    Output.print(PipelineSchema.of(catalog).stripTrailing());
    return ExitStatus.DONE;
  }
}
