package io.formant.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.formant.stage.catalog.KeyType;
import io.formant.stage.catalog.SpecKey;
import io.formant.stage.catalog.StageCatalog;
import io.formant.stage.catalog.StageDescription;
import io.formant.yaml.Nearest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The stage reference: every type in a line, or one type in full. */
@Command(name = "stages", description = "Lists the stage types, or explains one.")
final class StagesCommand implements Callable<Integer> {
  @Inject
  Options options;

  @Inject
  StageCatalog catalog;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TYPE",
      description = "a stage type, such as featurize.mel")
  Optional<String> type = Optional.empty();

  @Override
  public Integer call() {
    return type.isPresent() ? one(type.get()) : all();
  }

  private int all() {
    if (options.json) {
      ArrayNode stages = Output.array();
      catalog.all().forEach(stage -> stages.add(json(stage)));
      Output.print(Output.object().set("stages", stages));
      return ExitStatus.DONE;
    }
    Output.print(Output.table(catalog.all().stream()
        .map(stage -> List.of(stage.type(), stage.about()))
        .toList()));
    return ExitStatus.DONE;
  }

  private int one(String name) {
    Optional<StageDescription> found = catalog.find(name);
    if (found.isEmpty()) {
      String hint = Nearest.hint(name, catalog.types());
      return Failures.refuse(
          options.json,
          ExitStatus.WRONG,
          "no stage type '" + name + "'" + (hint.isEmpty() ? "" : ": " + hint));
    }
    if (options.json) Output.print(json(found.get()));
    else Output.print(words(found.get()));
    return ExitStatus.DONE;
  }

  private static String words(StageDescription stage) {
    List<List<String>> keys = new ArrayList<>();
    for (SpecKey key : stage.keys()) {
      keys.add(List.of(
          "  " + key.name(),
          need(key),
          key.doc() + "; " + KeyType.of(key.type()).words()));
    }
    return String.join(
        "\n",
        stage.type(),
        "  " + stage.about(),
        "",
        "yields " + stage.yields(),
        "",
        "keys",
        Output.table(keys),
        "",
        "example",
        "  " + stage.example());
  }

  private static String need(SpecKey key) {
    if (key.required()) return "required";
    return key.defaultYaml().map(value -> "default " + value).orElse("optional");
  }

  private static ObjectNode json(StageDescription stage) {
    ObjectNode node = Output.object()
        .put("type", stage.type())
        .put("about", stage.about())
        .put("yields", stage.yields())
        .put("example", stage.example());
    ArrayNode keys = node.putArray("keys");
    stage.keys().forEach(key -> json(keys.addObject(), key));
    return node;
  }

  private static void json(ObjectNode node, SpecKey key) {
    node.put("name", key.name()).put("required", key.required()).put("doc", key.doc());
    node.put("value", KeyType.of(key.type()).words());
    key.defaultYaml().ifPresent(value -> node.put("default", value));
  }
}
