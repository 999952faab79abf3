package io.formant.model.text;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.weights.Renaming;
import io.formant.tensor.weights.StateDict;
import java.io.IOException;
import java.util.List;

/**
 * The text side of LAION's CLAP: RoBERTa, its pooled first token, two maps with ReLU between, a unit vector.
 *
 * <p>Source: Wu et al. 2023, https://arxiv.org/abs/2211.06687; names of LAION's files or of Hugging Face's {@code ClapModel}.
 */
public final class LaionText implements TextTower {

  private static final Renaming PUBLISHED = Renaming.none()
      .prefix("text_model.", "text_branch.")
      .prefix("text_projection.linear1.", "text_projection.0.")
      .prefix("text_projection.linear2.", "text_projection.2.");

  private final Parameters parameters = Parameters.withoutGradients();
  private final BertConfig config;
  private final Bert roberta;
  private final List<NDArray> first;
  private final List<NDArray> second;

  private LaionText(BertConfig config, StateDict weights) {
    this.config = config;
    int width = weights.size("text_projection.0.weight", 0);
    roberta = new Bert(parameters.root().at("text_branch"), config);
    first = Maps.linear(parameters.root().at("text_projection").at(0), config.width(), width);
    second = Maps.linear(
        parameters.root().at("text_projection").at(2),
        width,
        weights.size("text_projection.2.weight", 0));
  }

  /**
   * The model of a checkpoint; its sound side is left aside.
   *
   * @throws IllegalArgumentException naming every weight that is missing, extra or mis-shaped
   * @throws IOException if the file can't be read
   */
  public static LaionText of(StateDict checkpoint) throws IOException {
    return of(sizes(checkpoint), checkpoint);
  }

  /** The sizes that a checkpoint tells, with heads of 64 channels. */
  public static BertConfig sizes(StateDict checkpoint) {
    return BertConfig.roberta(text(checkpoint).under("text_branch."));
  }

  /** The model of a checkpoint of other heads than those published. */
  public static LaionText of(BertConfig config, StateDict checkpoint) throws IOException {
    StateDict text = text(checkpoint);
    LaionText model = new LaionText(config, text);
    text.loadInto(model.parameters);
    return model;
  }

  private static StateDict text(StateDict checkpoint) {
    return checkpoint
        .renamed(PUBLISHED)
        .only(name -> name.startsWith("text_branch.") || name.startsWith("text_projection."));
  }

  @Override
  public TextTrace trace(Scope scope, TokenBatch sentences) {
    NDArray hidden = roberta.hidden(scope, sentences);
    NDArray sentence = roberta.pooled(scope, hidden);
    NDArray inner = Kernels.relu(Kernels.linear(sentence, first.get(0), first.get(1)));
    NDArray projection = Kernels.linear(inner, second.get(0), second.get(1));
    return new TextTrace(hidden, sentence, projection, Kernels.unit(projection));
  }

  @Override
  public int width() {
    return Math.toIntExact(second.get(1).size());
  }

  @Override
  public int longest() {
    return config.longest();
  }

  @Override
  public void close() {
    parameters.close();
  }
}
