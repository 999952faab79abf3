package io.formant.report.plot;

import io.formant.report.plot.GraphLayout.Vertex;
import java.util.List;

/** The stages of a run and what flows between them, drawn downwards. */
public final class StageGraph {
  private static final int NODE_WIDTH = 158;
  private static final int NODE_HEIGHT = 58;
  private static final int LAYER_HEIGHT = 92;
  private static final int MARGIN = 6;
  private static final int LONGEST_WORD = 21;

  /**
   * One stage.
   *
   * @param outcome a few words, such as {@code 3 of 500 ran · 2 s}
   * @param ran whether anything of it ran; such a node stands out
   */
  public record Node(String id, String type, List<String> inputs, String outcome, boolean ran) {
    public Node {
      inputs = List.copyOf(inputs);
    }
  }

  private StageGraph() {}

  /** @param nodes in an order in which inputs come first */
  public static Svg draw(List<Node> nodes) {
    GraphLayout layout = new GraphLayout(nodes, NODE_WIDTH);
    int width = (int) Math.ceil(layout.width()) + 2 * MARGIN;
    Svg svg = new Svg(
        width,
        layout.depth() * LAYER_HEIGHT - LAYER_HEIGHT + NODE_HEIGHT + 2 * MARGIN,
        "the stages of this run");
    layout.edges().forEach(edge -> edge(svg, edge));
    nodes.forEach(node -> node(svg, node, layout.vertex(node.id())));
    return svg;
  }

  private static void node(Svg svg, Node node, Vertex vertex) {
    double x = MARGIN + vertex.x;
    double y = top(vertex);
    svg.open(
        node.ran() ? "node ran" : "node", node.id() + ": " + node.type() + ", " + node.outcome());
    svg.rect("", x - NODE_WIDTH / 2.0, y, NODE_WIDTH, NODE_HEIGHT, 8);
    svg.text("strong", "middle", x, y + 19, brief(node.id()));
    svg.text("", "middle", x, y + 35, brief(node.type()));
    svg.text("soft", "middle", x, y + 50, node.outcome()).close();
  }

  private static void edge(Svg svg, List<Vertex> vertices) {
    double x = MARGIN + vertices.get(0).x;
    double y = top(vertices.get(0)) + NODE_HEIGHT;
    StringBuilder path = new StringBuilder("M" + Svg.n(x) + " " + Svg.n(y));
    for (Vertex vertex : vertices.subList(1, vertices.size())) {
      double nextX = MARGIN + vertex.x;
      double nextY = top(vertex);
      path.append(bend(x, y, nextX, nextY));
      x = nextX;
      y = nextY + NODE_HEIGHT;
      if (vertex != vertices.get(vertices.size() - 1)) path.append("V").append(Svg.n(y));
    }
    double tip = y - NODE_HEIGHT;
    svg.path("edge", path.toString());
    svg.path("arrow", "M" + Svg.n(x) + " " + Svg.n(tip) + "l-4-7h8z");
  }

  /** A curve that leaves and arrives upright. */
  private static String bend(double x, double y, double nextX, double nextY) {
    String middle = Svg.n((y + nextY) / 2);
    return "C"
        + String.join(" ", Svg.n(x), middle, Svg.n(nextX), middle, Svg.n(nextX), Svg.n(nextY));
  }

  private static double top(Vertex vertex) {
    return MARGIN + vertex.layer * (double) LAYER_HEIGHT;
  }

  private static String brief(String word) {
    return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD - 1) + "…";
  }
}
