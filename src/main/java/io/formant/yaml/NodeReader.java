package io.formant.yaml;

import io.formant.yaml.Value.Broken;
import io.formant.yaml.Value.Field;
import io.formant.yaml.Value.Mapping;
import io.formant.yaml.Value.Scalar;
import io.formant.yaml.Value.ScalarType;
import io.formant.yaml.Value.Sequence;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns one document's nodes into values: merge keys, aliases with a limit on what they expand to, no foreign tags. */
final class NodeReader {
  private static final int MOST_VALUES = 100_000;
  private static final Set<Tag> STANDARD = Set.of(
      Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MERGE, Tag.MAP, Tag.SEQ);

  private final Source source;
  private final List<Problem> problems;
  private final IdentityHashMap<Node, Read> done = new IdentityHashMap<>();
  private final IdentityHashMap<Node, Boolean> open = new IdentityHashMap<>();

  /** A value and how many values it is, counted with every alias written out. */
  private record Read(Value value, long size) {}

  NodeReader(Source source, List<Problem> problems) {
    this.source = source;
    this.problems = problems;
  }

  Value read(Node node) {
    return sized(node).value();
  }

  private Read sized(Node node) {
    Read known = done.get(node);
    if (known != null) {
      return known;
    }
    if (open.put(node, true) != null) {
      return broken(node, "an alias that contains itself");
    }
    Read read = limited(node, convert(node));
    open.remove(node);
    done.put(node, read);
    return read;
  }

  private Read limited(Node node, Read read) {
    if (read.size() > MOST_VALUES) {
      String message = "aliases expand to more than " + MOST_VALUES + " values";
      throw new Problems(List.of(Problem.at(source.mark(node), message)));
    }
    return read;
  }

  private Read broken(Node node, String message) {
    problems.add(Problem.at(source.mark(node), message));
    return new Read(new Broken(source.mark(node)), 1);
  }

  private Read convert(Node node) {
    if (!STANDARD.contains(node.getTag())) {
      return broken(
          node, "tag " + node.getTag().getValue() + " is not allowed: values have no classes here");
    }
    if (node instanceof ScalarNode scalar) {
      return new Read(new Scalar(source.mark(node), scalar.getValue(), typeOf(scalar)), 1);
    }
    return node instanceof SequenceNode sequence ? list(sequence) : mapping((MappingNode) node);
  }

  private static ScalarType typeOf(ScalarNode scalar) {
    return scalar.getScalarStyle() == ScalarStyle.PLAIN
        ? CoreSchema.typeOf(scalar.getValue())
        : ScalarType.TEXT;
  }

  private Read list(SequenceNode sequence) {
    List<Value> items = new ArrayList<>();
    long size = 1;
    for (Node item : sequence.getValue()) {
      Read read = sized(item);
      items.add(read.value());
      size += read.size();
    }
    return new Read(new Sequence(source.mark(sequence), items), size);
  }

  private Read mapping(MappingNode node) {
    Map<String, Field> fields = new LinkedHashMap<>();
    Map<String, Field> merged = new LinkedHashMap<>();
    long size = 1;
    for (NodeTuple tuple : node.getValue()) {
      Read read = sized(tuple.getValueNode());
      size += read.size();
      if (isMerge(tuple.getKeyNode())) {
        merge(tuple.getValueNode(), read.value(), merged);
      } else {
        put(fields, tuple.getKeyNode(), read.value());
      }
    }
    merged.forEach(fields::putIfAbsent);
    return new Read(new Mapping(source.mark(node), fields), size);
  }

  private static boolean isMerge(Node key) {
    return key instanceof ScalarNode scalar
        && scalar.getScalarStyle() == ScalarStyle.PLAIN
        && scalar.getValue().equals("<<");
  }

  /** YAML 1.1's merge key: earlier mappings of a list win, and all give way to the mapping's own keys. */
  private void merge(Node node, Value value, Map<String, Field> merged) {
    if (value instanceof Mapping mapping) {
      mapping.fields().forEach(merged::putIfAbsent);
    } else if (value instanceof Sequence list
        && list.items().stream().allMatch(Mapping.class::isInstance)) {
      list.items().forEach(item -> merge(node, item, merged));
    } else if (!(value instanceof Broken)) {
      broken(node, "<< is " + value.described() + ", expected an alias of a mapping");
    }
  }

  private void put(Map<String, Field> fields, Node keyNode, Value value) {
    if (!(keyNode instanceof ScalarNode key)) {
      broken(keyNode, "a key is a list or mapping, expected a word");
      return;
    }
    Mark mark = source.mark(keyNode);
    Field first = fields.putIfAbsent(key.getValue(), new Field(mark, value));
    if (first != null) {
      String where =
          first.mark().line() == 0 ? "" : ", first on line " + first.mark().line();
      problems.add(Problem.at(mark, "duplicate key '" + key.getValue() + "'" + where));
    }
  }
}
