package io.formant.stage.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.formant.stage.PublishedFile;
import io.formant.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The JSON Schema of pipeline files, for editors: completion, documentation and a first check. It comes from the same records as
 * the binder; what it cannot say (kinds, rates, circles) the plan checks.
 *
 * <p>Draft 2020-12, https://json-schema.org/draft/2020-12. Each stage type is one conditional on {@code type}, so that an editor
 * offers the keys of that type alone. Every value may also be a reference to a variable.
 */
public final class PipelineSchema {
  private static final String VARIABLE = "#/$defs/variable";

  private PipelineSchema() {}

  /** The schema as JSON text, indented, with a line end at its end. */
  public static String of(StageCatalog catalog) {
    try {
      DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));
      return new ObjectMapper().writer(printer).writeValueAsString(pipeline(catalog)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema is maps, lists and words", e);
    }
  }

  private static Map<String, Object> pipeline(StageCatalog catalog) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put(
        "pipeline",
        described("the pipeline's name, also of its folder of reports", type("string")));
    keys.put("about", described("one sentence about the experiment", type("string")));
    Map<String, Object> path = type("string");
    keys.put(
        "use",
        described(
            "files whose values stand under this file's own",
            Map.of("anyOf", List.of(path, ordered("type", "array", "items", path)))));
    keys.put("vars", described("values to refer to as ${name}", type("object")));
    keys.put("seed", described("all randomness comes from it", type("integer")));
    keys.put(
        "engine",
        described(
            "where tensors are computed",
            record(SpecKey.of(EngineSpec.class), new LinkedHashMap<>())));
    keys.put("stages", described("stages by their ids", stages()));
    Map<String, Object> schema = ordered(
        "$schema", "https://json-schema.org/draft/2020-12/schema",
        "title", "Formant pipeline",
        "type", "object");
    schema.put("properties", keys);
    schema.put("additionalProperties", false);
    schema.put("$defs", definitions(catalog));
    return schema;
  }

  private static Map<String, Object> stages() {
    return ordered(
        "type", "object",
        "propertyNames", ordered("pattern", "^[A-Za-z][A-Za-z0-9_-]*$"),
        "additionalProperties", ordered("$ref", "#/$defs/stage"));
  }

  private static Map<String, Object> definitions(StageCatalog catalog) {
    Map<String, Object> definitions = new LinkedHashMap<>();
    definitions.put("variable", ordered("type", "string", "pattern", "\\$\\{[^}]+\\}"));
    definitions.put("stage", stage(catalog));
    catalog.all().forEach(stage -> definitions.put(stage.type(), definition(stage)));
    return definitions;
  }

  private static Map<String, Object> stage(StageCatalog catalog) {
    List<String> types = List.copyOf(catalog.types());
    List<String> abouts = catalog.all().stream().map(StageDescription::about).toList();
    List<Object> cases = catalog.all().stream()
        .<Object>map(stage -> ordered(
            "if", Map.of("properties", Map.of("type", ordered("const", stage.type()))),
            "then", ordered("$ref", "#/$defs/" + stage.type())))
        .toList();
    return ordered(
        "type",
        "object",
        "properties",
        Map.of("type", ordered("enum", types, "enumDescriptions", abouts)),
        "required",
        List.of("type"),
        "allOf",
        cases);
  }

  private static Map<String, Object> definition(StageDescription stage) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("type", ordered("const", stage.type()));
    Map<String, Object> schema = record(stage.keys(), keys);
    return described(stage.about() + " Such as " + stage.example(), schema);
  }

  private static Map<String, Object> record(List<SpecKey> specKeys, Map<String, Object> keys) {
    specKeys.forEach(key -> keys.put(key.name(), key(key)));
    List<String> required =
        specKeys.stream().filter(SpecKey::required).map(SpecKey::name).collect(Collectors.toList());
    Map<String, Object> schema = ordered("type", "object", "properties", keys);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Map<String, Object> key(SpecKey key) {
    Map<String, Object> schema = described(key.doc(), orVariable(value(KeyType.of(key.type()))));
    key.defaultYaml()
        .map(yaml -> YamlText.parse("default of " + key.name(), yaml).plain())
        .ifPresent(value -> schema.put("default", value));
    return schema;
  }

  private static Map<String, Object> orVariable(Map<String, Object> schema) {
    return "string".equals(schema.get("type")) && !schema.containsKey("enum")
        ? schema
        : ordered("anyOf", List.of(schema, ordered("$ref", VARIABLE)));
  }

  private static Map<String, Object> value(KeyType type) {
    if (type instanceof KeyType.Maybe maybe) {
      return value(maybe.inner());
    }
    if (type instanceof KeyType.Listing list) {
      return ordered("type", "array", "items", orVariable(value(list.item())));
    }
    if (type instanceof KeyType.Named named) {
      return ordered("type", "object", "additionalProperties", orVariable(value(named.item())));
    }
    if (type instanceof KeyType.Nested nested) {
      return record(SpecKey.of(nested.target()), new LinkedHashMap<>());
    }
    if (type instanceof KeyType.Model || type instanceof KeyType.PinnedFile) {
      Map<String, Object> pinned = record(SpecKey.of(PublishedFile.class), new LinkedHashMap<>());
      return ordered("anyOf", List.of(type("string"), pinned));
    }
    if (type instanceof KeyType.Choice choice) {
      return ordered("type", "string", "enum", new ArrayList<>(choice.names()));
    }
    return scalar(type);
  }

  private static Map<String, Object> scalar(KeyType type) {
    if (type instanceof KeyType.Whole) {
      return type("integer");
    }
    if (type instanceof KeyType.Decimal) {
      return type("number");
    }
    if (type instanceof KeyType.Truth) {
      return type("boolean");
    }
    return type instanceof KeyType.Text
        ? ordered("type", List.of("string", "number", "boolean"))
        : type("string");
  }

  private static Map<String, Object> type(String name) {
    return ordered("type", name);
  }

  private static Map<String, Object> described(String doc, Map<String, ?> schema) {
    Map<String, Object> described = new LinkedHashMap<>();
    if (!doc.isEmpty()) {
      described.put("description", doc);
    }
    described.putAll(schema);
    return described;
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
