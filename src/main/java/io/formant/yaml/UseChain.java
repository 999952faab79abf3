package io.formant.yaml;

import io.formant.yaml.Value.Broken;
import io.formant.yaml.Value.Mapping;
import io.formant.yaml.Value.Scalar;
import io.formant.yaml.Value.ScalarType;
import io.formant.yaml.Value.Sequence;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a file and the files it uses, each merged under the values of the file that names it; later ones over earlier. */
final class UseChain {
  private static final String USE = "use";

  private final List<Problem> problems;
  private final List<Path> open = new ArrayList<>();
  private final Map<Path, Mapping> done = new HashMap<>();

  UseChain(List<Problem> problems) {
    this.problems = problems;
  }

  /**
   * The file with all it uses.
   *
   * @throws Problems when the file cannot be read, is no YAML or no mapping
   */
  Mapping load(Path file) {
    Path known = file.toAbsolutePath().normalize();
    Mapping earlier = done.get(known);
    if (earlier != null) {
      return earlier;
    }
    open.add(known);
    Mapping own = parse(file);
    Mapping merged = used(file, own).map(own::over).orElse(own).without(USE);
    open.remove(known);
    done.put(known, merged);
    return merged;
  }

  private Mapping parse(Path file) {
    String place = file.normalize().toString();
    Source source = Source.file(place, text(file, place));
    Value root = YamlText.parse(source, problems)
        .orElseThrow(() -> failure(Problem.at(Mark.of(place), "the file is empty")));
    if (root instanceof Mapping mapping) {
      return mapping;
    }
    if (root instanceof Broken) {
      throw new Problems(problems);
    }
    throw failure(Problem.at(
        root.mark(), "the file holds " + root.described() + ", expected keys and values"));
  }

  private static String text(Path file, String place) {
    try {
      String text = Files.readString(file);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw failure(Problem.at(Mark.of(place), "the file is not UTF-8 text"));
    } catch (IOException e) {
      String reason = Files.isDirectory(file) ? "is a folder, expected a file" : "cannot be read";
      throw failure(Problem.at(
          Mark.of(place), Files.exists(file) ? "the file " + reason : "there is no such file"));
    }
  }

  private Optional<Mapping> used(Path file, Mapping own) {
    return own.value(USE).map(this::paths).orElse(List.of()).stream()
        .flatMap(path -> use(file, path).stream())
        .reduce((under, upper) -> upper.over(under));
  }

  private List<Scalar> paths(Value use) {
    List<Value> items = use instanceof Sequence list ? list.items() : List.of(use);
    List<Scalar> paths = new ArrayList<>();
    for (Value item : items) {
      if (item instanceof Scalar scalar && scalar.type() == ScalarType.TEXT) {
        paths.add(scalar);
      } else if (!(item instanceof Broken)) {
        problems.add(Problem.at(
            item.mark(), "use is " + item.described() + ", expected a path or a list of paths"));
      }
    }
    return paths;
  }

  private Optional<Mapping> use(Path user, Scalar use) {
    try {
      Path file = user.resolveSibling(use.text());
      Path known = file.toAbsolutePath().normalize();
      if (open.contains(known)) {
        problems.add(Problem.at(use.mark(), "use goes in circles: " + circle(known)));
        return Optional.empty();
      }
      if (!Files.isRegularFile(file)) {
        String what = Files.exists(file) ? "not a file: " : "no such file: ";
        problems.add(Problem.at(use.mark(), what + file.normalize()));
        return Optional.empty();
      }
      return Optional.of(load(file));
    } catch (InvalidPathException e) {
      problems.add(Problem.at(use.mark(), use.described() + " is not a path"));
    } catch (Problems e) {
      problems.addAll(e.problems());
    }
    return Optional.empty();
  }

  private String circle(Path again) {
    List<String> names = new ArrayList<>();
    open.subList(open.indexOf(again), open.size()).forEach(file -> names.add(name(file)));
    names.add(name(again));
    return String.join(" -> ", names);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static Problems failure(Problem problem) {
    return new Problems(List.of(problem));
  }
}
