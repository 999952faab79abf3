package io.formant.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * LJSpeech 1.1 as distributed: {@code metadata.csv} with {@code id|raw text|normalised text} beside {@code wavs/}; one voice.
 *
 * <p>Source: Ito and Johnson 2017, https://keithito.com/LJ-Speech-Dataset/.
 */
final class LjSpeech implements Layout {
  private static final String VOICE = "LJ";

  @Override
  public String name() {
    return "LJSpeech";
  }

  @Override
  public String lookedFor() {
    return "metadata.csv beside wavs/";
  }

  @Override
  public boolean fits(Path folder) {
    return Files.isRegularFile(folder.resolve("metadata.csv"))
        && Files.isDirectory(folder.resolve("wavs"));
  }

  @Override
  public Contents read(Path folder) {
    Path table = folder.resolve("metadata.csv");
    List<String> problems = new ArrayList<>();
    List<Recording> recordings = new ArrayList<>();
    List<String> lines = Layout.lines(table);
    for (int line = 1; line <= lines.size(); line++) {
      if (lines.get(line - 1).isBlank()) continue;
      String[] fields = lines.get(line - 1).split("\\|", -1);
      Optional<String> problem = problem(folder, fields);
      if (problem.isPresent()) problems.add(table + ":" + line + ": " + problem.get());
      else recordings.add(recording(fields));
    }
    if (!problems.isEmpty()) throw new CorpusException(problems);
    List<Recording> split = Splits.published(recordings);
    return new Contents(split, List.of(Splits.publishedNote(split)));
  }

  private static Optional<String> problem(Path folder, String[] fields) {
    if (fields.length != 3)
      return Optional.of(fields.length + " fields, expected id|raw text|normalised text");
    if (Files.isRegularFile(folder.resolve(file(fields)))) return Optional.empty();
    return Optional.of("no such audio file: " + file(fields));
  }

  private static Recording recording(String[] fields) {
    String text = fields[2].isBlank() ? fields[1] : fields[2];
    return Recording.of(file(fields), VOICE, text.strip(), Split.TRAIN);
  }

  private static String file(String[] fields) {
    return "wavs/" + fields[0] + ".wav";
  }
}
