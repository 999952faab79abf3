package io.formant.report.plot;

import io.formant.report.plot.StageGraph.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Places a graph's nodes in layers, each below all its inputs, with few crossings; an edge that skips layers gets a bend in
 * each of them.
 *
 * <p>Source: the layered method of Sugiyama, Tagawa and Toda 1981, https://doi.org/10.1109/TSMC.1981.4308636, with barycentres.
 */
final class GraphLayout {
  private static final int SWEEPS = 8;
  private static final int SETTLINGS = 40;
  private static final double GAP = 16;
  private static final double BEND_WIDTH = 6;

  /** A node or a bend of a long edge; {@code x} is its middle. */
  static final class Vertex {
    final int layer;
    final double width;
    final List<Vertex> above = new ArrayList<>();
    final List<Vertex> below = new ArrayList<>();
    double x;

    private Vertex(int layer, double width) {
      this.layer = layer;
      this.width = width;
    }

    private double middleOf(List<Vertex> others) {
      return others.stream().mapToDouble(other -> other.x).average().orElse(x);
    }
  }

  private final List<List<Vertex>> layers = new ArrayList<>();
  private final Map<String, Vertex> vertices = new LinkedHashMap<>();
  private final List<List<Vertex>> edges = new ArrayList<>();

  /** @param nodes in an order in which inputs come first */
  GraphLayout(List<Node> nodes, double nodeWidth) {
    for (Node node : nodes) {
      List<Vertex> inputs = known(node);
      int layer = inputs.stream().mapToInt(input -> input.layer + 1).max().orElse(0);
      Vertex vertex = add(layer, nodeWidth);
      vertices.put(node.id(), vertex);
      inputs.forEach(input -> connect(input, vertex));
    }
    for (int i = 0; i < SWEEPS; i++) sweep();
    for (int i = 0; i < SETTLINGS; i++) layers.forEach(GraphLayout::settle);
    double left = all().mapToDouble(vertex -> vertex.x - vertex.width / 2).min().orElse(0);
    all().forEach(vertex -> vertex.x -= left);
  }

  private List<Vertex> known(Node node) {
    return node.inputs().stream()
        .distinct()
        .flatMap(input -> Stream.ofNullable(vertices.get(input)))
        .toList();
  }

  private Stream<Vertex> all() {
    return layers.stream().flatMap(List::stream);
  }

  private Vertex add(int layer, double width) {
    while (layers.size() <= layer) layers.add(new ArrayList<>());
    Vertex vertex = new Vertex(layer, width);
    vertex.x =
        layers.get(layer).stream().mapToDouble(other -> other.width + GAP).sum();
    layers.get(layer).add(vertex);
    return vertex;
  }

  private void connect(Vertex from, Vertex to) {
    List<Vertex> edge = new ArrayList<>(List.of(from));
    for (int layer = from.layer + 1; layer < to.layer; layer++) edge.add(add(layer, BEND_WIDTH));
    edge.add(to);
    for (int i = 1; i < edge.size(); i++) {
      edge.get(i - 1).below.add(edge.get(i));
      edge.get(i).above.add(edge.get(i - 1));
    }
    edges.add(edge);
  }

  /** Orders every layer by the middles of its neighbours, once downwards and once upwards. */
  private void sweep() {
    layers.forEach(
        layer -> order(layer, Comparator.comparingDouble(vertex -> vertex.middleOf(vertex.above))));
    for (int i = layers.size() - 1; i >= 0; i--) {
      order(layers.get(i), Comparator.comparingDouble(vertex -> vertex.middleOf(vertex.below)));
    }
  }

  private static void order(List<Vertex> layer, Comparator<Vertex> by) {
    layer.sort(by);
    double x = 0;
    for (Vertex vertex : layer) {
      vertex.x = x + vertex.width / 2;
      x += vertex.width + GAP;
    }
    double half = (x - GAP) / 2;
    layer.forEach(vertex -> vertex.x -= half);
  }

  /** Moves every vertex of a layer towards its neighbours as far as the order and the gaps allow. */
  private static void settle(List<Vertex> layer) {
    int size = layer.size();
    double[] wanted = new double[size];
    for (int i = 0; i < size; i++) {
      List<Vertex> neighbours = new ArrayList<>(layer.get(i).above);
      neighbours.addAll(layer.get(i).below);
      wanted[i] = layer.get(i).middleOf(neighbours);
    }
    double[] rightwards = wanted.clone();
    double[] leftwards = wanted.clone();
    for (int i = 1; i < size; i++)
      rightwards[i] = Math.max(wanted[i], rightwards[i - 1] + distance(layer, i));
    for (int i = size - 2; i >= 0; i--)
      leftwards[i] = Math.min(wanted[i], leftwards[i + 1] - distance(layer, i + 1));
    for (int i = 0; i < size; i++) layer.get(i).x = (rightwards[i] + leftwards[i]) / 2;
  }

  private static double distance(List<Vertex> layer, int right) {
    return (layer.get(right - 1).width + layer.get(right).width) / 2 + GAP;
  }

  Vertex vertex(String id) {
    return Objects.requireNonNull(vertices.get(id), id);
  }

  /** Every edge as its vertices from the input downwards. */
  List<List<Vertex>> edges() {
    return edges;
  }

  int depth() {
    return layers.size();
  }

  double width() {
    return all().mapToDouble(vertex -> vertex.x + vertex.width / 2).max().orElse(0);
  }
}
