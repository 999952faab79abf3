package io.formant.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.formant.stage.catalog.EngineSpec;
import io.formant.stage.check.Parity;
import io.formant.yaml.Document;
import io.formant.yaml.Problems;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Compares model families with reference tensors, one line a case. */
@Command(name = "parity", description = "Compares model families with reference tensors.")
final class ParityCommand implements Callable<Integer> {
  private static final String DESCRIPTION = "case.yaml";

  @Inject
  Options options;

  @Inject
  Parity parity;

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "a case, or any folder above cases")
  List<Path> folders = List.of();

  /** One case and how it came out: a comparison, or a message why there is none. */
  private record Outcome(String name, Parity.@Nullable Comparison comparison, String message) {
    boolean holds() {
      return comparison != null && comparison.holds();
    }

    String line() {
      if (comparison == null) return "FAIL " + name + " " + message;
      Parity.Deviation worst = comparison.worst();
      String numbers = String.format(Locale.ROOT, "%.3g %.3g", worst.error(), worst.tolerance());
      return comparison.holds()
          ? "ok " + name + " " + numbers
          : "FAIL " + name + " " + worst.output() + " " + numbers;
    }

    ObjectNode json() {
      ObjectNode node = Output.object().put("case", name).put("ok", holds());
      if (comparison == null) return node.put("message", message);
      ArrayNode outputs = node.putArray("outputs");
      comparison
          .outputs()
          .forEach(output -> outputs
              .addObject()
              .put("output", output.output())
              .put("ok", output.holds())
              .put("error", output.error())
              .put("tolerance", output.tolerance()));
      return node;
    }
  }

  @Override
  public Integer call() throws IOException {
    TensorEngine.choose(EngineSpec.STANDARD);
    List<Outcome> outcomes = new ArrayList<>();
    for (Path folder : cases()) {
      Outcome outcome = outcome(folder);
      outcomes.add(outcome);
      if (!options.json) Output.print(outcome.line());
    }
    long held = outcomes.stream().filter(Outcome::holds).count();
    if (options.json) Output.print(json(outcomes, held));
    else Output.print(held + " of " + outcomes.size() + " cases hold");
    return held == outcomes.size() && held > 0 ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private List<Path> cases() throws IOException {
    List<Path> cases = new ArrayList<>();
    for (Path folder : folders) {
      if (!Files.exists(folder)) throw new NoSuchFileException(folder.toString());
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> file.endsWith(DESCRIPTION))
            .map(file -> file.toAbsolutePath().normalize().getParent())
            .sorted()
            .forEach(cases::add);
      }
    }
    return cases;
  }

  private Outcome outcome(Path folder) {
    String name = folder.getFileName().toString();
    try {
      Map<String, @Nullable Object> description = description(folder.resolve(DESCRIPTION));
      name = description.get("system") + "/" + name;
      return new Outcome(name, parity.compare(folder, description), "");
    } catch (RuntimeException | LinkageError e) {
      if (options.verbose) Failures.trace(e);
      return new Outcome(name, null, String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, @Nullable Object> description(Path file) {
    Document document = Document.read(file, List.of());
    if (!document.problems().isEmpty()) throw new Problems(document.problems());
    return document.root().plain();
  }

  private static ObjectNode json(List<Outcome> outcomes, long held) {
    ObjectNode node = Output.object().put("held", held);
    ArrayNode cases = node.putArray("cases");
    outcomes.forEach(outcome -> cases.add(outcome.json()));
    return node;
  }
}
