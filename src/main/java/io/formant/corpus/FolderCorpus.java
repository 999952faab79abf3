package io.formant.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A corpus on disk. */
record FolderCorpus(Path folder, String layout, Layout.Contents contents) implements CorpusSource {
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
  public InputStream open(Recording recording) throws IOException {
    return Files.newInputStream(folder.resolve(recording.file()));
  }
}
