package io.formant.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.formant.artifact.Block;
import io.formant.artifact.Block.Cell;
import io.formant.artifact.Fingerprint;
import io.formant.report.RunRecord.Scored;
import io.formant.report.RunRecord.Stage;
import io.formant.report.RunRecord.Table;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads {@code run.json} as it is written by {@code report.page}. */
final class RunRecordReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Path file;

  RunRecordReader(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("run.json");
  }

  RunRecord read() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileSystemException(
          folder.toString(), null, "it holds no run.json; name the folder of a report");
    }
    try {
      return record(JSON.readTree(file.toFile()));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      throw new FileSystemException(
          file.toString(), null, "it is no run record; write the report again");
    }
  }

  private RunRecord record(JsonNode root) {
    return new RunRecord(
        folder,
        root.path("pipeline").asText(),
        root.path("about").asText(),
        root.path("run").asText(),
        root.path("seconds").asDouble(),
        root.path("file").asText(),
        list(root.path("overrides"), JsonNode::asText),
        JSON.convertValue(root.path("resolved"), new TypeReference<Map<String, Object>>() {}),
        origin(root),
        list(root.path("stages"), RunRecordReader::stage),
        list(root.path("tables"), RunRecordReader::table),
        list(root.path("measures"), RunRecordReader::measure));
  }

  private static Origin origin(JsonNode root) {
    JsonNode git = root.path("git");
    return new Origin(
        Instant.parse(root.path("date").asText()),
        words(root.path("versions")),
        words(root.path("device")),
        new Origin.Commit(git.path("commit").asText(), git.path("dirty").asBoolean()));
  }

  private static Stage stage(JsonNode node) {
    List<Fingerprint.Part> parts = list(
        node.path("fingerprint"),
        part ->
            new Fingerprint.Part(part.path("name").asText(), part.path("value").asText()));
    JsonNode audio = node.path("audio-seconds");
    return new Stage(
        node.path("id").asText(),
        node.path("type").asText(),
        node.path("items").asInt(),
        node.path("ran").asInt(),
        node.path("seconds").asDouble(),
        node.path("output").asText(),
        node.path("key").asText(),
        new Fingerprint(parts),
        audio.isNumber() ? OptionalDouble.of(audio.asDouble()) : OptionalDouble.empty());
  }

  private static Table table(JsonNode node) {
    return new Table(
        node.path("stage").asText(),
        new Block.Table(
            node.path("title").asText(),
            node.path("note").asText(),
            list(node.path("columns"), JsonNode::asText),
            list(node.path("rows"), row -> list(row, RunRecordReader::cell))));
  }

  private static Cell cell(JsonNode node) {
    if (!node.isObject()) return Cell.of(node.asText());
    Block.Number number = new Block.Number(
        node.path("value").asDouble(Double.NaN),
        node.path("low").asDouble(Double.NaN),
        node.path("high").asDouble(Double.NaN),
        node.path("n").asInt(),
        node.path("unit").asText());
    JsonNode basis = node.path("basis");
    return Cell.of(basis.isObject() ? number.on(basis(basis)) : number);
  }

  private static Block.Basis basis(JsonNode node) {
    return new Block.Basis(
        node.path("metric").asText(),
        node.path("extractor").asText(),
        node.path("digest").asText(),
        node.path("rate-hz").asInt(),
        node.path("split").asText(),
        node.path("reference").asText(),
        node.path("by-size").asBoolean());
  }

  private static Scored measure(JsonNode node) {
    Block.Measure measure = new Block.Measure(
        node.path("name").asText(),
        node.path("unit").asText(),
        Block.Better.valueOf(node.path("better").asText().toUpperCase(Locale.ROOT)));
    return new Scored(node.path("stage").asText(), measure);
  }

  private static Map<String, String> words(JsonNode node) {
    Map<String, String> words = new LinkedHashMap<>();
    node.fields()
        .forEachRemaining(field -> words.put(field.getKey(), field.getValue().asText()));
    return words;
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
    return StreamSupport.stream(array.spliterator(), false).map(read).toList();
  }
}
