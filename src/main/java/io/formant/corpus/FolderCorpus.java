package io.formant.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A corpus on disk. */
record FolderCorpus(Path folder, String layout, Layout.Contents contents) implements CorpusSource {
  private static final String LICENCE_FILES = "(?i)(licen[cs]e|copying)(\\.(txt|md))?";

  /** What publishers say of the corpora whose layouts are recognised. */
  private static final Map<String, String> PUBLISHED = Map.of(
      "LJSpeech", "public domain, https://keithito.com/LJ-Speech-Dataset/",
      "VCTK", "CC BY 4.0, https://doi.org/10.7488/ds/2645",
      "LibriTTS", "CC BY 4.0, https://www.openslr.org/60/");

  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public List<Recording> recordings() {
    return contents.recordings();
  }

  @Override
  public List<String> notes() {
    return contents.notes();
  }

  @Override
  public String licence() {
    return Layout.entries(folder).stream()
        .filter(file -> file.getFileName().toString().matches(LICENCE_FILES))
        .findFirst()
        .map(file ->
            file.getFileName() + ": " + Layout.firstLine(String.join("\n", Layout.lines(file))))
        .orElseGet(this::publishedLicence);
  }

  private String publishedLicence() {
    String published = PUBLISHED.get(layout);
    return (published == null ? "not stated" : published + ", as " + layout + " is published")
        + "; the folder has no file LICENCE or LICENSE";
  }

  @Override
  public InputStream open(Recording recording) throws IOException {
    return Files.newInputStream(folder.resolve(recording.file()));
  }
}
