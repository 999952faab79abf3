package io.formant.report.page;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Sample;
import io.formant.artifact.Block.Scores;
import io.formant.report.FinishedRun.StageResult;
import io.formant.report.RunRecord.Scored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was measured of single clips, as rows of {@code scores.tsv}: a file and a number a measure, empty where there is none. */
final class ScoreTable {
  static final String FILE = "scores.tsv";

  private final Map<String, Scored> measures = new LinkedHashMap<>();
  private final SortedMap<String, Map<String, Double>> rows = new TreeMap<>();

  ScoreTable(List<StageResult> stages, SampleTable samples) {
    for (StageResult stage : stages) {
      for (Block block : stage.blocks()) {
        if (block instanceof Scores scores)
          add(stage.id(), scores, files(stage, scores.title(), samples));
      }
    }
  }

  /** The files of a stage's clips by the names that the stage knows them by. */
  private static Map<String, String> files(StageResult stage, String title, SampleTable samples) {
    return stage.blocks().stream()
        .filter(block -> block instanceof Block.Audio && block.title().equals(title))
        .flatMap(block -> ((Block.Audio) block).samples().stream())
        .collect(Collectors.toMap(Sample::name, samples::file, (first, second) -> first));
  }

  private void add(String stage, Scores scores, Map<String, String> files) {
    scores
        .measures()
        .forEach(measure -> measures.putIfAbsent(measure.name(), new Scored(stage, measure)));
    for (Block.Score score : scores.scores()) {
      String file = files.get(score.sample());
      if (file == null)
        throw new IllegalArgumentException(
            "no clip '" + score.sample() + "' in the block '" + scores.title() + "' to score");
      Map<String, Double> row = rows.computeIfAbsent(file, unused -> new HashMap<>());
      for (int i = 0; i < scores.measures().size(); i++)
        row.put(scores.measures().get(i).name(), score.values()[i]);
    }
  }

  OptionalDouble score(String file, String measure) {
    Double score = rows.getOrDefault(file, Map.of()).get(measure);
    return score == null || !Double.isFinite(score)
        ? OptionalDouble.empty()
        : OptionalDouble.of(score);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  Collection<Scored> measures() {
    return measures.values();
  }

  void write(Path folder) throws IOException {
    if (!isEmpty()) Files.writeString(folder.resolve(FILE), text());
  }

  private String text() {
    StringBuilder text = new StringBuilder("file");
    measures.keySet().forEach(name -> text.append('\t').append(name));
    rows.forEach((file, values) -> {
      text.append('\n').append(file);
      measures.keySet().forEach(name -> text.append('\t').append(word(values.get(name))));
    });
    return text.append('\n').toString();
  }

  private static String word(@Nullable Double value) {
    return value == null || !Double.isFinite(value) ? "" : Double.toString(value);
  }
}
