package io.formant.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * VCTK as distributed: release 0.80 with {@code wav48/p225/p225_001.wav}, release 0.92 with
 * {@code wav48_silence_trimmed/p225/p225_001_mic1.flac}, where the first microphone is preferred; texts in
 * {@code txt/p225/p225_001.txt}, speakers in {@code speaker-info.txt}. Recordings without a text, as all of p315's, are left out.
 *
 * <p>Source: Yamagishi, Veaux and MacDonald 2019, https://doi.org/10.7488/ds/2645.
 */
final class Vctk implements Layout {
  private static final List<String> AUDIO_FOLDERS = List.of("wav48_silence_trimmed", "wav48");

  @Override
  public String name() {
    return "VCTK";
  }

  @Override
  public String lookedFor() {
    return "wav48/ or wav48_silence_trimmed/ beside txt/";
  }

  @Override
  public boolean fits(Path folder) {
    return Files.isDirectory(folder.resolve("txt")) && audioFolder(folder).isPresent();
  }

  private static Optional<Path> audioFolder(Path folder) {
    return AUDIO_FOLDERS.stream()
        .map(folder::resolve)
        .filter(Files::isDirectory)
        .findFirst();
  }

  @Override
  public Contents read(Path folder) {
    Map<String, String> about = speakers(folder.resolve("speaker-info.txt"));
    List<Recording> recordings = new ArrayList<>();
    Map<String, Integer> withoutText = new TreeMap<>();
    for (Path speaker : Layout.entries(audioFolder(folder).orElseThrow())) {
      String voice = speaker.getFileName().toString();
      takes(speaker).forEach((take, audio) -> {
        Path text = folder.resolve("txt").resolve(voice).resolve(take + ".txt");
        if (Files.isRegularFile(text)) recordings.add(recording(folder, audio, voice, text, about));
        else withoutText.merge(voice, 1, Integer::sum);
      });
    }
    List<Recording> split = Splits.published(recordings);
    List<String> notes = new ArrayList<>(List.of(Splits.publishedNote(split)));
    withoutText.forEach((voice, count) ->
        notes.add(count + " recordings of " + voice + " have no text and are left out"));
    return new Contents(split, notes);
  }

  private static Recording recording(
      Path folder, Path audio, String voice, Path text, Map<String, String> about) {
    String said = String.join(" ", Layout.lines(text)).strip();
    Optional<String> description = Optional.ofNullable(about.get(voice));
    return new Recording(
        Layout.relative(folder, audio),
        voice,
        said,
        Split.TRAIN,
        description,
        List.of(),
        List.of());
  }

  /** A speaker's files by take; where both microphones are there, the first. */
  private static Map<String, Path> takes(Path speaker) {
    Map<String, Path> takes = new TreeMap<>();
    for (Path file : Layout.entries(speaker)) {
      if (Layout.isAudio(file))
        takes.putIfAbsent(Layout.stem(file).replaceFirst("_mic[12]$", ""), file);
    }
    return takes;
  }

  /** Lines of {@code ID AGE GENDER ACCENTS REGION}, separated by spaces, by voice; the region may have several words. */
  private static Map<String, String> speakers(Path file) {
    Map<String, String> about = new HashMap<>();
    if (!Files.isRegularFile(file)) return about;
    for (String line : Layout.lines(file)) {
      String[] fields = line.replaceFirst("\\(.*", "").strip().split("\\s+", -1);
      if (fields.length < 4 || !fields[1].matches("\\d+")) continue;
      String voice = fields[0].matches("\\d+") ? "p" + fields[0] : fields[0];
      String sex = fields[2].equals("F") ? "woman" : "man";
      about.put(voice, "a " + sex + " of " + fields[1] + " with " + article(fields[3]) + " accent");
    }
    return about;
  }

  private static String article(String accent) {
    return ("AEIOU".indexOf(accent.charAt(0)) >= 0 ? "an " : "a ") + accent;
  }
}
