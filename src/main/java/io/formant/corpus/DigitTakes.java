package io.formant.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spoken digits as {@code DIGIT_VOICE_TAKE.wav}, in the folder itself or in its {@code recordings/}. Takes 0 to 4 are test, as the
 * Free Spoken Digit Dataset publishes them, unless there are no other takes.
 *
 * <p>Source: Jackson et al. 2018, https://github.com/Jakobovski/free-spoken-digit-dataset.
 */
final class DigitTakes implements Layout {
  private static final Pattern NAME = Pattern.compile("(\\d)_(.+)_(\\d+)\\.(?:wav|flac)");
  private static final int TEST_TAKES = 5;

  @Override
  public String name() {
    return "digit takes";
  }

  @Override
  public String lookedFor() {
    return "files such as 7_anna_0.wav, here or in recordings/";
  }

  @Override
  public boolean fits(Path folder) {
    return files(folder).stream().anyMatch(file -> match(file).matches());
  }

  private static List<Path> files(Path folder) {
    List<Path> recordings = Layout.entries(folder.resolve("recordings"));
    return recordings.isEmpty() ? Layout.entries(folder) : recordings;
  }

  private static Matcher match(Path file) {
    return NAME.matcher(file.getFileName().toString());
  }

  @Override
  public Contents read(Path folder) {
    List<Recording> recordings = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    int others = 0;
    for (Path file : files(folder)) {
      Matcher name = match(file);
      if (name.matches()) recordings.add(recording(Layout.relative(folder, file), name));
      else if (Layout.isAudio(file)) others++;
    }
    if (others > 0)
      notes.add(others + " audio files are not called DIGIT_VOICE_TAKE and are left out");
    if (recordings.stream().allMatch(recording -> recording.split() == Split.TEST)) {
      notes.add(Splits.BY_KEY_NOTE);
      return new Contents(Splits.byKey(recordings), notes);
    }
    notes.add("takes 0 to 4 are test, the others train");
    return new Contents(recordings, notes);
  }

  private static Recording recording(String file, Matcher name) {
    String text = Selection.DIGIT_WORDS.get(Integer.parseInt(name.group(1)));
    boolean test = Long.parseLong(name.group(3)) < TEST_TAKES;
    return Recording.of(file, name.group(2), text, test ? Split.TEST : Split.TRAIN);
  }
}
