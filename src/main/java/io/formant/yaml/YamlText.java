package io.formant.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Parses YAML to values: nodes only, limited in size, depth and aliases; nothing is constructed. */
public final class YamlText {
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int MOST_ALIASES = 1000;
  private static final int DEEPEST = 50;

  private YamlText() {}

  /**
   * Parses a value that stands in no file, such as the default of a key.
   *
   * @throws Problems when it is no YAML
   */
  public static Value parse(String place, String yaml) {
    List<Problem> problems = new ArrayList<>();
    Source source = Source.option(place, yaml);
    Value value = parse(source, problems)
        .orElseGet(() -> new Value.Scalar(source.start(), "", Value.ScalarType.NOTHING));
    if (!problems.isEmpty()) {
      throw new Problems(problems);
    }
    return value;
  }

  /**
   * Parses one document.
   *
   * @return empty when the text holds no value
   * @throws Problems when the text is no YAML; lesser problems are added to the list
   */
  static Optional<Value> parse(Source source, List<Problem> problems) {
    if (source.yaml().length() > MOST_CHARACTERS) {
      throw failure(Problem.at(
          Mark.of(source.place()),
          "more than " + MOST_CHARACTERS + " characters, too large to read"));
    }
    try {
      return Optional.ofNullable(compose(source.yaml()))
          .map(node -> new NodeReader(source, problems).read(node));
    } catch (MarkedYAMLException e) {
      throw failure(syntax(source, e));
    } catch (ReaderException e) {
      throw failure(unreadable(source, e));
    } catch (YAMLException e) {
      throw failure(Problem.at(source.start(), "cannot read this YAML: " + lower(e.getMessage())));
    }
  }

  private static @Nullable Node compose(String yaml) {
    LoaderOptions limits = new LoaderOptions();
    limits.setMaxAliasesForCollections(MOST_ALIASES);
    limits.setNestingDepthLimit(DEEPEST);
    limits.setCodePointLimit(MOST_CHARACTERS);
    limits.setTagInspector(tag -> true); // NodeReader refuses them, with all other problems
    StreamReader reader = new StreamReader(new StringReader(yaml));
    return new Composer(new ParserImpl(reader, limits), new Resolver(), limits).getSingleNode();
  }

  private static Problem syntax(Source source, MarkedYAMLException e) {
    Mark mark = source.mark(Optional.ofNullable(e.getProblemMark()));
    String problem = Optional.ofNullable(e.getProblem()).orElse("not YAML");
    if (problem.contains("\\t(TAB)") || problem.contains("'\\t'")) {
      return new Problem(mark, "a tab where YAML wants spaces", "indent with spaces");
    }
    return Problem.at(mark, "cannot read this YAML: " + lower(problem));
  }

  private static Problem unreadable(Source source, ReaderException e) {
    String before =
        source.yaml().substring(0, Math.min(e.getPosition(), source.yaml().length()));
    int line = (int) before.chars().filter(c -> c == '\n').count();
    int column = before.length() - before.lastIndexOf('\n') - 1;
    String character = String.format(Locale.ROOT, "U+%04X", e.getCodePoint());
    return Problem.at(
        source.mark(line, column), "character " + character + " is not allowed in YAML");
  }

  private static Problems failure(Problem problem) {
    return new Problems(List.of(problem));
  }

  private static String lower(@Nullable String message) {
    String text = message == null || message.isEmpty() ? "unknown reason" : message;
    String line = text.lines().findFirst().orElse(text);
    return Character.toLowerCase(line.charAt(0)) + line.substring(1);
  }
}
