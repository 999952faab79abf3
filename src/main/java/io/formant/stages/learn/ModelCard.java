package io.formant.stages.learn;

import io.formant.artifact.Block;
import io.formant.tensor.TensorData;
import java.util.List;
import java.util.Map;

/**
 * What a reader needs to know of a model that was trained here, in one form for all of them.
 *
 * <p>Source: Mitchell et al. 2019, Model Cards for Model Reporting, https://arxiv.org/abs/1810.03993.
 *
 * @param model what it is called, such as {@code CLAP}
 * @param network what it is built of
 * @param parameters how many numbers it learned
 * @param data what it was trained on
 * @param loss what training made small
 * @param limits what it is not, and what it was not tried on
 */
public record ModelCard(
    String model, String network, long parameters, String data, String loss, String limits) {

  /** How many numbers weights are. */
  public static long count(Map<String, TensorData> weights) {
    return weights.values().stream().mapToLong(tensor -> tensor.values().length).sum();
  }

  /** The card, and the loss against the step. */
  public List<Block> with(TrainingHistory history) {
    return List.of(
        table(history.trainedSteps()),
        history.curve(model + " training loss", "Means over stretches of steps."));
  }

  /**
   * The card.
   *
   * @param steps of the training
   */
  public Block.Table table(String steps) {
    return new Block.Table(
        model + ": model card",
        "Trained here, from random weights; nobody else's.",
        List.of("", "this model"),
        List.of(
            row("network", network),
            row("parameters", "%,d".formatted(parameters)),
            row("trained on", data),
            row("loss", loss),
            row("steps", steps),
            row("limits", limits)));
  }

  private static List<Block.Cell> row(String name, String value) {
    return List.of(Block.Cell.of(name), Block.Cell.of(value));
  }
}
