package io.formant.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * LibriTTS as distributed: {@code READER/CHAPTER/*.wav}, each beside {@code *.normalized.txt}, in one subset's folder or in a folder
 * of subsets such as {@code train-clean-100}, whose names give the splits; readers in {@code SPEAKERS.txt}.
 *
 * <p>Source: Zen et al. 2019, https://arxiv.org/abs/1904.02882.
 */
final class LibriTts implements Layout {
  private static final String TEXT_SUFFIX = ".normalized.txt";

  @Override
  public String name() {
    return "LibriTTS";
  }

  @Override
  public String lookedFor() {
    return "READER/CHAPTER/*.wav beside *.normalized.txt, or subsets such as train-clean-100/ of them";
  }

  @Override
  public boolean fits(Path folder) {
    return subsets(folder).stream()
        .anyMatch(subset -> chapters(subset).stream().anyMatch(LibriTts::holdsTexts));
  }

  private static boolean holdsTexts(Path chapter) {
    return Layout.entries(chapter).stream()
        .anyMatch(file -> file.getFileName().toString().endsWith(TEXT_SUFFIX));
  }

  /** The folder itself where it holds readers, else the folders in it. */
  private static List<Path> subsets(Path folder) {
    boolean readers = Layout.entries(folder).stream().anyMatch(LibriTts::isNumbered);
    return readers
        ? List.of(folder)
        : Layout.entries(folder).stream().filter(Files::isDirectory).toList();
  }

  private static List<Path> chapters(Path subset) {
    return numbered(subset).stream()
        .flatMap(reader -> numbered(reader).stream())
        .toList();
  }

  private static List<Path> numbered(Path folder) {
    return Layout.entries(folder).stream().filter(LibriTts::isNumbered).toList();
  }

  private static boolean isNumbered(Path entry) {
    return Files.isDirectory(entry) && entry.getFileName().toString().matches("\\d+");
  }

  @Override
  public Contents read(Path folder) {
    List<Recording> recordings = new ArrayList<>();
    List<Recording> unassigned = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Path subset : subsets(folder)) {
      String name = subset.toAbsolutePath().normalize().getFileName().toString();
      Optional<Split> split = Split.of(name.replaceFirst("-.*", ""));
      List<Recording> found = spoken(folder, subset, split.orElse(Split.TRAIN));
      long silent = audio(subset).size() - (long) found.size();
      if (silent > 0) {
        notes.add(silent + " recordings of " + name + " have no text and are left out");
      }
      (split.isPresent() ? recordings : unassigned).addAll(found);
    }
    if (!unassigned.isEmpty()) notes.add(Splits.BY_KEY_NOTE);
    recordings.addAll(Splits.byKey(unassigned));
    return new Contents(recordings, notes);
  }

  private static List<Path> audio(Path subset) {
    return chapters(subset).stream()
        .flatMap(chapter -> Layout.entries(chapter).stream())
        .filter(Layout::isAudio)
        .toList();
  }

  /** The recordings of a subset that have a text. */
  private static List<Recording> spoken(Path folder, Path subset, Split split) {
    Map<String, String> about = readers(folder);
    List<Recording> recordings = new ArrayList<>();
    for (Path audio : audio(subset)) {
      Path text = audio.resolveSibling(Layout.stem(audio) + TEXT_SUFFIX);
      if (!Files.isRegularFile(text)) continue;
      String reader = subset.relativize(audio).getName(0).toString();
      String said = String.join(" ", Layout.lines(text)).strip();
      Optional<String> description = Optional.ofNullable(about.get(reader));
      String file = Layout.relative(folder, audio);
      String chapter = "chapter " + subset.relativize(audio).getName(1);
      recordings.add(new Recording(file, reader, said, split, description, List.of(), List.of())
          .recorded(chapter));
    }
    return recordings;
  }

  /** Lines of {@code ID | SEX | SUBSET | MINUTES | NAME}; a subset's readers are listed beside it or in the folder above. */
  private static Map<String, String> readers(Path folder) {
    Map<String, String> about = new HashMap<>();
    Path above =
        Optional.ofNullable(folder.toAbsolutePath().normalize().getParent()).orElse(folder);
    for (Path list : List.of(above.resolve("SPEAKERS.txt"), folder.resolve("SPEAKERS.txt"))) {
      if (!Files.isRegularFile(list)) continue;
      for (String line : Layout.lines(list)) {
        String[] fields = line.split("\\|", -1);
        if (fields.length < 5 || line.startsWith(";")) continue;
        about.put(
            fields[0].strip(),
            fields[1].strip().equals("F") ? "a woman reading aloud" : "a man reading aloud");
      }
    }
    return about;
  }
}
