package io.formant.stage.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.formant.yaml.Value;
import io.formant.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineSchemaTest {
  private static final Path COMMITTED = Path.of("configs/pipeline.schema.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** {@code ./mvnw -o -Pquick test -Dtest=PipelineSchemaTest -Dformant.schema.write=true} writes it anew. */
  @Test
  void the_committed_schema_is_that_of_the_stages() throws IOException {
    String schema = PipelineSchema.of(RealStages.catalog());
    if (Boolean.getBoolean("formant.schema.write")) {
      Files.createDirectories(COMMITTED.getParent());
      Files.writeString(COMMITTED, schema);
    }

    assertThat(COMMITTED)
        .as("stale: ./mvnw -o -Pquick test -Dtest=PipelineSchemaTest -Dformant.schema.write=true")
        .content()
        .isEqualTo(schema);
  }

  @Test
  void it_is_a_valid_schema() throws IOException {
    JsonSchema meta = JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(JSON.readTree("{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}"));

    assertThat(meta.validate(JSON.readTree(PipelineSchema.of(RealStages.catalog()))))
        .isEmpty();
  }

  static List<Path> pipelines() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("pipelines"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void a_shipped_pipeline_fits_and_names_the_schema_in_its_first_line(Path pipeline)
      throws IOException {
    String text = Files.readString(pipeline);

    assertThat(text)
        .startsWith("# yaml-language-server: $schema=../configs/pipeline.schema.json\n");
    assertThat(validate(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{stagse: {}}",
        "{stages: {a: {typ: load-audio}}}",
        "{stages: {a: {type: load-oudio}}}",
        "{stages: {a: {type: load-audio}}}",
        "{stages: {a: {type: load-audio, corpus: voices, rate-hz: fast}}}",
        "{stages: {a: {type: load-audio, corpus: voices, rate-khz: 16}}}",
        "{seed: one}"
      })
  void what_the_plan_refuses_for_its_keys_the_schema_refuses(String yaml) throws IOException {
    assertThat(validate(yaml)).isNotEmpty();
  }

  @Test
  void a_variable_may_stand_for_any_value() throws IOException {
    assertThat(validate("{stages: {a: {type: load-audio, corpus: voices, rate-hz: '${rate}'}}}"))
        .isEmpty();
  }

  private static Set<ValidationMessage> validate(String yaml) throws IOException {
    JsonNode schema = JSON.readTree(PipelineSchema.of(RealStages.catalog()));
    Value value = YamlText.parse("text", yaml);
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(schema)
        .validate(JSON.valueToTree(value.plain()));
  }
}
