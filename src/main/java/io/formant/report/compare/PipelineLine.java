package io.formant.report.compare;

import io.formant.report.ResolvedYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line of the resolved pipelines that is not the same in all of them.
 *
 * @param key such as {@code stages.model}
 * @param texts the line in each side; empty where it has none
 */
public record PipelineLine(String key, List<List<Segment>> texts) {

  /** A piece of a line, and whether it is not the same in all sides. */
  public record Segment(String text, boolean differs) {}

  public PipelineLine {
    texts = List.copyOf(texts);
  }

  /** The text of a side's line; empty where it has none. */
  String text(int side) {
    StringBuilder text = new StringBuilder();
    texts.get(side).forEach(segment -> text.append(segment.text()));
    return text.toString();
  }

  /** The differing lines, in the order in which they are first met. */
  static List<PipelineLine> of(List<? extends Map<String, ?>> pipelines) {
    List<Map<String, Object>> lines =
        pipelines.stream().map(PipelineLine::lines).toList();
    Set<String> keys = new LinkedHashSet<>();
    lines.forEach(pipeline -> keys.addAll(pipeline.keySet()));
    List<PipelineLine> differing = new ArrayList<>();
    for (String key : keys) {
      List<@Nullable Object> values = new ArrayList<>();
      lines.forEach(pipeline -> values.add(pipeline.get(key)));
      if (values.stream().distinct().count() > 1)
        differing.add(new PipelineLine(key, texts(values)));
    }
    return differing;
  }

  /** A line a stage, a line a variable, a line for everything else at the top. */
  private static Map<String, Object> lines(Map<String, ?> pipeline) {
    Map<String, Object> lines = new LinkedHashMap<>();
    pipeline.forEach((key, value) -> {
      if (value instanceof Map<?, ?> map) {
        map.forEach(
            (name, inner) -> lines.put(key + "." + name, Objects.requireNonNullElse(inner, "")));
      } else {
        lines.put(key, value);
      }
    });
    return lines;
  }

  private static List<List<Segment>> texts(List<@Nullable Object> values) {
    List<List<Segment>> texts = new ArrayList<>();
    for (Object value : values) texts.add(value == null ? List.of() : segments(value, values));
    return texts;
  }

  private static List<Segment> segments(Object value, List<@Nullable Object> others) {
    if (!(value instanceof Map<?, ?> map))
      return List.of(new Segment(ResolvedYaml.line(value), true));
    List<Segment> segments = new ArrayList<>();
    map.forEach((key, inner) -> {
      boolean same = others.stream()
          .allMatch(other -> other instanceof Map<?, ?> it && Objects.equals(it.get(key), inner));
      segments.add(new Segment(segments.isEmpty() ? "{" : ", ", false));
      segments.add(new Segment(ResolvedYaml.line(key) + ": " + ResolvedYaml.line(inner), !same));
    });
    segments.add(new Segment(map.isEmpty() ? "{}" : "}", false));
    return segments;
  }
}
