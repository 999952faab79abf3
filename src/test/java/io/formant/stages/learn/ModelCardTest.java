package io.formant.stages.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Block;
import io.formant.tensor.TensorData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelCardTest {
  private static final ModelCard CARD = new ModelCard(
      "Echo", "one layer", 1_234_567, "3 clips", "the error", "It knows no other clips.");

  @Test
  void a_card_tells_size_data_loss_steps_and_limits_and_shows_the_losses() {
    TrainingHistory history = new TrainingHistory(
        new double[] {500, 1000}, new double[] {2, 1}, new double[0], new double[0]);
    List<Block> blocks = CARD.with(history);
    Block.Table table = (Block.Table) blocks.get(0);
    assertThat(table.title()).isEqualTo("Echo: model card");
    assertThat(table.rows())
        .extracting(row -> row.get(0).text() + " = " + row.get(1).text())
        .containsExactly(
            "network = one layer",
            "parameters = 1,234,567",
            "trained on = 3 clips",
            "loss = the error",
            "steps = 1,000",
            "limits = It knows no other clips.");
    assertThat(blocks.get(1).title()).isEqualTo("Echo training loss");
  }

  @Test
  void a_training_without_steps_says_so() {
    assertThat(new TrainingHistory(new double[0], new double[0], new double[0], new double[0])
            .trainedSteps())
        .isEqualTo("none");
  }

  @Test
  void parameters_are_the_numbers_of_all_tensors() {
    TensorData weight = new TensorData(new long[] {2, 3}, new float[6]);
    TensorData bias = new TensorData(new long[] {3}, new float[3]);
    assertThat(ModelCard.count(Map.of("weight", weight, "bias", bias))).isEqualTo(9);
  }
}
