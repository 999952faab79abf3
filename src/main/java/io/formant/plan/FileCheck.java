package io.formant.plan;

import io.formant.artifact.Digest;
import io.formant.artifact.OutsideFile;
import io.formant.stage.PublishedFile;
import io.formant.stage.catalog.SpecFile;
import io.formant.yaml.Problem;
import io.formant.yaml.Value.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at the published files that stages name: each must be there, and be the one that is pinned. */
final class FileCheck {
  /** Digests of files that were read before in this process: weights of gigabytes are named by every point of a sweep. */
  private static final Map<Seen, Digest> DIGESTS = new ConcurrentHashMap<>();

  private final List<Problem> problems;

  /** A file as it was when it was read. */
  private record Seen(Path path, long size, FileTime modified) {}

  /**
   * @param problems where problems are added
   */
  FileCheck(List<Problem> problems) {
    this.problems = problems;
  }

  /** Every file of a spec with its digest; empty when one is not as it should be. */
  Optional<List<OutsideFile>> of(Record spec, Mapping source) {
    List<SpecFile> named = SpecFile.of(spec);
    List<OutsideFile> found = new ArrayList<>();
    named.forEach(file -> found(file, source).ifPresent(found::add));
    return found.size() < named.size() ? Optional.empty() : Optional.of(found);
  }

  private Optional<OutsideFile> found(SpecFile named, Mapping source) {
    PublishedFile file = named.file();
    try {
      if (!Files.isRegularFile(file.file())) {
        missing(named, source);
        return Optional.empty();
      }
      Digest digest = digest(file.file());
      if (file.sha256().filter(pinned -> !pinned.equals(digest.hex())).isPresent()) {
        unlike(named, digest, source);
        return Optional.empty();
      }
      return Optional.of(
          new OutsideFile(named.name(), file.file().toString(), digest, file.licence()));
    } catch (IOException e) {
      problems.add(Problem.at(
          source.locate(named.name() + ".file"), "cannot read '" + file.file() + "': " + e));
      return Optional.empty();
    }
  }

  private static Digest digest(Path file) throws IOException {
    Path path = file.toRealPath();
    Seen seen = new Seen(path, Files.size(path), Files.getLastModifiedTime(path));
    Digest known = DIGESTS.get(seen);
    if (known == null) {
      known = Digest.of(path);
      DIGESTS.put(seen, known);
    }
    return known;
  }

  private void missing(SpecFile named, Mapping source) {
    Path file = named.file().file();
    boolean folder = Files.isDirectory(file);
    problems.add(new Problem(
        source.locate(named.name() + ".file"),
        folder ? "'" + file + "' is a folder, expected a file" : "no file '" + file + "'",
        folder ? "" : "fetch it, then name it by its path from here"));
  }

  private void unlike(SpecFile named, Digest digest, Mapping source) {
    problems.add(new Problem(
        source.locate(named.name() + ".sha256"),
        "'" + named.file().file() + "' has the digest " + digest.hex() + ", expected "
            + named.file().sha256().orElseThrow(),
        "it is another version, or damaged: fetch it again"));
  }
}
