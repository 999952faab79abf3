package io.formant.corpus;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A corpus among the program's own resources, in {@code corpora/NAME/} beside its {@code metadata.tsv}. */
final class BundledCorpus implements CorpusSource {
  /** The corpus that ships with the program. */
  static final String VOICES = "voices";

  private final String name;
  private final Layout.Contents contents;

  BundledCorpus(String name) {
    this.name = name;
    String table = path(name, MetadataTable.FILE);
    try (InputStream stream = required(table)) {
      List<String> lines = Layout.text(stream.readAllBytes()).lines().toList();
      contents = MetadataTable.parse(lines, table, file -> true);
    } catch (IOException e) {
      throw new UncheckedIOException(table + ": can't be read: " + e.getMessage(), e);
    }
  }

  static boolean exists(String name) {
    return name.matches("[a-z0-9-]+")
        && BundledCorpus.class.getClassLoader().getResource(path(name, MetadataTable.FILE)) != null;
  }

  private static String path(String name, String file) {
    return "corpora/" + name + "/" + file;
  }

  private static InputStream required(String path) throws IOException {
    @Nullable InputStream stream = BundledCorpus.class.getClassLoader().getResourceAsStream(path);
    if (stream == null)
      throw new FileNotFoundException(
          path + ": missing from the program's resources; build it again");
    return stream;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String layout() {
    return "bundled";
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
    String file = path(name, "LICENCE.txt");
    try (InputStream stream = required(file)) {
      return Layout.firstLine(Layout.text(stream.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": can't be read: " + e.getMessage(), e);
    }
  }

  @Override
  public InputStream open(Recording recording) throws IOException {
    return required(path(name, recording.file()));
  }
}
