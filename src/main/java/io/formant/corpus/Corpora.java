package io.formant.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Opens corpora: by name those that ship inside the program, by folder all others. */
public final class Corpora {
  /** In the order in which they are tried; the first that fits is taken. */
  private static final List<Layout> LAYOUTS =
      List.of(new MetadataTable(), new LjSpeech(), new Vctk(), new LibriTts(), new DigitTakes());

  private Corpora() {}

  /**
   * A bundled corpus where {@code name} is one's name, else the folder of that path.
   *
   * @param name a name such as {@code voices}, or a path
   * @param base folder that a relative path starts from
   * @throws CorpusException with every problem found
   */
  public static CorpusSource open(String name, Path base) {
    return BundledCorpus.exists(name) ? new BundledCorpus(name) : folder(base.resolve(name));
  }

  /** The corpus of a folder, in whichever layout it has. */
  public static CorpusSource folder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CorpusException(
          List.of(folder + ": no such folder, and no bundled corpus of that name; bundled is: "
              + BundledCorpus.VOICES));
    }
    for (Layout layout : LAYOUTS) {
      if (layout.fits(folder))
        return checked(new FolderCorpus(folder, layout.name(), layout.read(folder)));
    }
    String lookedFor = LAYOUTS.stream()
        .map(layout -> layout.name() + ": " + layout.lookedFor())
        .collect(Collectors.joining("; "));
    throw new CorpusException(
        List.of(folder + ": not a corpus in any layout that is known; looked for " + lookedFor));
  }

  private static CorpusSource checked(CorpusSource corpus) {
    if (corpus.recordings().isEmpty()) {
      throw new CorpusException(
          List.of(corpus.name() + ": a " + corpus.layout() + " corpus without any recording"));
    }
    return corpus;
  }
}
