package io.formant.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.report.plot.GraphLayout.Vertex;
import io.formant.report.plot.StageGraph.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageGraphTest {
  private static final List<Node> DIAMOND = List.of(
      node("a"), node("b", "a"), node("c", "a"), node("d", "b", "c", "a"), node("e", "d", "a"));

  @Test
  void every_node_stands_below_all_its_inputs() {
    GraphLayout layout = new GraphLayout(DIAMOND, 100);

    for (Node node : DIAMOND) {
      for (String input : node.inputs()) {
        assertThat(layout.vertex(node.id()).layer).isGreaterThan(layout.vertex(input).layer);
      }
    }
  }

  @Test
  void a_long_edge_bends_once_in_each_layer_that_it_skips() {
    GraphLayout layout = new GraphLayout(DIAMOND, 100);

    assertThat(layout.edges()).hasSize(7).allSatisfy(edge -> {
      for (int i = 1; i < edge.size(); i++)
        assertThat(edge.get(i).layer).isEqualTo(edge.get(i - 1).layer + 1);
    });
  }

  @Test
  void nodes_of_one_layer_do_not_overlap() {
    GraphLayout layout = new GraphLayout(DIAMOND, 100);
    Vertex b = layout.vertex("b");
    Vertex c = layout.vertex("c");

    assertThat(b.layer).isEqualTo(c.layer);
    assertThat(Math.abs(b.x - c.x)).isGreaterThanOrEqualTo(100);
  }

  @Test
  void a_stage_without_inputs_and_an_empty_run_can_be_drawn() {
    assertThat(StageGraph.draw(List.of(node("only"))).standalone()).contains(">only</text>");
    assertThat(StageGraph.draw(List.of()).standalone()).startsWith("<svg");
  }

  private static Node node(String id, String... inputs) {
    return new Node(id, "type", List.of(inputs), "1 item", true);
  }
}
