package io.formant.plan.code;

import io.formant.artifact.Digest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what code a stage's result depends on: every class of the project that it reaches through bytecode (but for the part of
 * the framework that runs stages), the class-path resources that these name, and the libraries they use. A change to any of them
 * changes the digest; a comment or a moved line doesn't.
 *
 * <p>Reached is what a class mentions, so the answer errs on the side of too much. Classes found only by name at run time are
 * missed. Each class is read once in the life of this object; it may be used by several threads.
 */
public final class CodeDigest {
  private static final String PROJECT = "io/formant/";
  private static final Set<String> RUNNING =
      Set.of("plan", "route", "report", "cli", "yaml", "web");
  private static final int LONGEST_NAME = 200;
  private static final Pattern RESOURCE = Pattern.compile("/?[\\w.-]+(/[\\w.-]+)*\\.\\w{1,16}");

  private final String project;
  private final Map<String, Optional<ClassFacts>> facts = new ConcurrentHashMap<>();
  private final Map<String, Optional<Digest>> resources = new ConcurrentHashMap<>();
  private final Map<Class<?>, Code> known = new ConcurrentHashMap<>();
  private final Map<ClassLoader, ClassPath> paths = new ConcurrentHashMap<>();

  public CodeDigest() {
    this(PROJECT);
  }

  /**
   * @param project prefix of the internal names of classes that are followed
   */
  CodeDigest(String project) {
    this.project = project;
  }

  /** The code behind a class, such as a stage's. */
  public Code of(Class<?> type) {
    return known.computeIfAbsent(type, this::trace);
  }

  private Code trace(Class<?> type) {
    ClassPath path = paths.computeIfAbsent(loader(type), ClassPath::new);
    Reach reach = new Reach(path);
    reach.follow(type.getName().replace('.', '/'));
    return reach.code();
  }

  private static ClassLoader loader(Class<?> type) {
    return Optional.ofNullable(type.getClassLoader()).orElseGet(ClassLoader::getSystemClassLoader);
  }

  /** One walk from a class to all that it reaches. */
  private final class Reach {
    private final ClassPath path;
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> parts = new TreeSet<>();
    private final Set<String> libraries = new TreeSet<>();
    private final Set<String> candidates = new TreeSet<>();
    private final Set<String> own = new TreeSet<>();

    Reach(ClassPath path) {
      this.path = path;
    }

    void follow(String root) {
      open.add(root);
      while (!open.isEmpty()) {
        String name = open.remove();
        if (seen.add(name)) {
          visit(name);
        }
      }
    }

    private void visit(String name) {
      if (!name.startsWith(project)) {
        path.library(name).ifPresent(libraries::add);
      } else if (!RUNNING.contains(packageOf(name))) {
        facts.computeIfAbsent(name, this::read).ifPresent(found -> add(name, found));
      }
    }

    private Optional<ClassFacts> read(String name) {
      return path.read(name + ".class").map(ClassScan::of);
    }

    private void add(String name, ClassFacts found) {
      parts.add("class " + name + " " + found.digest());
      path.container(name + ".class").ifPresent(own::add);
      open.addAll(found.classes());
      String folder = name.substring(0, name.lastIndexOf('/') + 1);
      found.strings().stream()
          .filter(text -> text.length() < LONGEST_NAME && RESOURCE.matcher(text).matches())
          .flatMap(text ->
              text.startsWith("/") ? Stream.of(text.substring(1)) : Stream.of(text, folder + text))
          .forEach(candidates::add);
    }

    /** Only what lies beside the classes that were reached; a library's resources count with the library. */
    private void addResource(String resource) {
      if (path.container(resource).filter(own::contains).isPresent()) {
        resources
            .computeIfAbsent(resource, name -> path.read(name).map(Digest::of))
            .ifPresent(digest -> parts.add("resource " + resource + " " + digest));
      }
    }

    Code code() {
      candidates.forEach(this::addResource);
      libraries.forEach(library -> parts.add("library " + library));
      return new Code(Digest.of(List.copyOf(parts)), seen, libraries);
    }
  }

  private String packageOf(String name) {
    String rest = name.substring(project.length());
    return rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : "";
  }
}
