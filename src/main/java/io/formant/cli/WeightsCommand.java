package io.formant.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.formant.stage.check.Inspection;
import io.formant.stage.check.Inspection.Findings;
import io.formant.stage.check.Inspection.Fit;
import io.formant.stage.check.Inspection.Tensor;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells what a weight file holds and which model it fits. */
@Command(name = "weights", description = "Tells what a weight file holds and which model it fits.")
final class WeightsCommand implements Callable<Integer> {
  private static final int MOST_MISSING = 3;

  @Inject
  Options options;

  @Inject
  Inspection inspection;

  @Parameters(paramLabel = "FILE", description = "safetensors, or what torch.save writes")
  Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    try {
      Findings findings = inspection.inspect(file);
      if (options.json) Output.print(json(findings));
      else Output.print(words(findings));
      Optional<String> refusal = refusal(findings);
      refusal.ifPresent(Failures::say);
      return refusal.isPresent() ? ExitStatus.FAILED : ExitStatus.DONE;
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      if (options.verbose) Failures.trace(e);
      return Failures.refuse(options.json, ExitStatus.FAILED, String.valueOf(e.getMessage()));
    }
  }

  /** Why no model takes weights that could be read. */
  private Optional<String> refusal(Findings findings) {
    return findings.tensors().stream()
        .filter(tensor -> tensor.bad() > 0)
        .findFirst()
        .map(tensor -> file + ": tensor '" + tensor.name() + "': " + tensor.bad() + " of its "
            + tensor.size() + " numbers are not finite, and no model takes those");
  }

  private String words(Findings findings) {
    List<String> parts = new ArrayList<>(List.of(Output.table(facts(findings))));
    parts.add(Output.table(findings.tensors().stream()
        .map(tensor -> List.of(tensor.name(), tensor.type(), shape(tensor) + trouble(tensor)))
        .toList()));
    parts.add(
        findings.fits().isEmpty()
            ? "fits no model family that is known here"
            : findings.fits().stream().map(WeightsCommand::fit).collect(Collectors.joining("\n")));
    return String.join("\n\n", parts);
  }

  private List<List<String>> facts(Findings findings) {
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of("file", file.toString()));
    facts.add(List.of("format", findings.format() + ", " + size(findings.bytes())));
    facts.add(List.of("sha256", findings.sha256()));
    if (!findings.nesting().isEmpty()) facts.add(List.of("names under", findings.nesting()));
    facts.add(List.of("tensors", findings.tensors().size() + others(findings)));
    facts.add(List.of("parameters", String.format(Locale.ROOT, "%,d", findings.parameters())));
    findings.metadata().forEach((key, value) -> facts.add(List.of("  " + key, value)));
    return facts;
  }

  private static String others(Findings findings) {
    return findings.others() == 0 ? "" : ", and " + findings.others() + " beside the model's";
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? bytes + " bytes"
        : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
  }

  private static String shape(Tensor tensor) {
    return tensor.shape().isEmpty()
        ? "one number"
        : tensor.shape().stream().map(String::valueOf).collect(Collectors.joining(" × "));
  }

  private static String trouble(Tensor tensor) {
    return tensor.bad() == 0 ? "" : "  " + tensor.bad() + " not finite";
  }

  private static String fit(Fit fit) {
    String where = fit.prefix().isEmpty() ? "" : " under " + fit.prefix();
    String family = fit.family() + " (" + fit.about() + ")" + where;
    if (fit.whole()) return "fits " + family;
    String missing = fit.missing().stream().limit(MOST_MISSING).collect(Collectors.joining(", "));
    int more = fit.missing().size() - MOST_MISSING;
    return "resembles " + family + ", but lacks " + missing
        + (more > 0 ? " and " + more + " more" : "");
  }

  private ObjectNode json(Findings findings) {
    ObjectNode node = Output.object().put("file", file.toString()).put("format", findings.format());
    node.put("bytes", findings.bytes()).put("sha256", findings.sha256());
    node.put("nesting", findings.nesting()).put("others", findings.others());
    node.put("parameters", findings.parameters());
    refusal(findings).ifPresent(message -> node.put("refusal", message));
    findings.metadata().forEach(node.putObject("metadata")::put);
    ArrayNode fits = node.putArray("fits");
    for (Fit fit : findings.fits()) {
      ObjectNode family = fits.addObject().put("family", fit.family()).put("about", fit.about());
      family.put("prefix", fit.prefix()).put("whole", fit.whole());
      fit.missing().forEach(family.putArray("missing")::add);
    }
    ArrayNode tensors = node.putArray("tensors");
    for (Tensor tensor : findings.tensors()) {
      ObjectNode one = tensors.addObject().put("name", tensor.name()).put("type", tensor.type());
      one.put("not-finite", tensor.bad());
      tensor.shape().forEach(one.putArray("shape")::add);
    }
    return node;
  }
}
