package io.formant.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
    for (int i = 0; i < lines.size(); i++) {
      String where = table + ":" + (i + 1) + ": ";
      String[] fields = lines.get(i).split("\\|", -1);
      if (lines.get(i).isBlank()) continue;
      if (fields.length != 3) {
        problems.add(where + fields.length + " fields, expected id|raw text|normalised text");
      } else if (!Files.isRegularFile(folder.resolve("wavs").resolve(fields[0] + ".wav"))) {
        problems.add(where + "no such audio file: wavs/" + fields[0] + ".wav");
      } else {
        String text = fields[2].isBlank() ? fields[1] : fields[2];
        recordings.add(
            Recording.of("wavs/" + fields[0] + ".wav", VOICE, text.strip(), Split.TRAIN));
      }
    }
    if (!problems.isEmpty()) throw new CorpusException(problems);
    List<Recording> split = Splits.published(recordings);
    return new Contents(split, List.of(Splits.publishedNote(split)));
  }
}
