package io.formant.model.text;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Namespace;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.Sentences;
import io.formant.tensor.Sentences.Block;
import io.formant.tensor.weights.StateDict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The text side of Microsoft's CLAP: BERT's first token (2022) or GPT-2's last (2023), then two maps, summed and normalised. The
 * embedding is not a unit vector, as published.
 *
 * <p>Source: Elizalde et al. 2022 and 2023, https://arxiv.org/abs/2206.04769, https://arxiv.org/abs/2309.05767,
 * https://github.com/microsoft/CLAP.
 */
public final class MicrosoftText implements TextTower {

  private static final String SIDE = "caption_encoder.";
  private static final String BASE = SIDE + "base.";
  private static final String PROJECTION = SIDE + "projection.";

  private final Parameters parameters = Parameters.withoutGradients();
  private final Reader reader;
  private final int longest;
  private final NDArray first;
  private final NDArray second;
  private final List<NDArray> norm;

  /** Reads sentences: tokens after the last block, and the one that stands for a sentence. */
  private interface Reader {
    NDArray[] read(Scope scope, TokenBatch sentences);
  }

  private MicrosoftText(StateDict weights, Optional<Block> block) {
    Namespace names = parameters.root().at("caption_encoder");
    StateDict base = weights.under(BASE);
    int width = weights.size(PROJECTION + "linear1.weight", 0);
    if (base.has("wte.weight")) {
      Gpt2Config config = Gpt2Config.of(base);
      config = block.map(config::with).orElse(config);
      reader = reader(new Gpt2(names.at("base"), config));
      longest = config.positions();
    } else {
      BertConfig config = BertConfig.bert(base);
      config = block.map(config::with).orElse(config);
      reader = reader(new Bert(names.at("base"), config));
      longest = config.longest();
    }
    int inner = weights.size(PROJECTION + "linear1.weight", 1);
    first = names.at("projection").zeros("linear1.weight", width, inner);
    second = names.at("projection").zeros("linear2.weight", width, width);
    norm = Maps.norm(names.at("projection").at("layer_norm"), width);
  }

  private static Reader reader(Gpt2 gpt2) {
    return (scope, sentences) -> {
      NDArray hidden = gpt2.hidden(scope, sentences);
      return new NDArray[] {hidden, Sentences.pick(hidden, sentences.lastNonZero(scope))};
    };
  }

  private static Reader reader(Bert bert) {
    return (scope, sentences) -> {
      NDArray hidden = bert.hidden(scope, sentences);
      return new NDArray[] {hidden, Bert.first(scope, hidden)};
    };
  }

  /**
   * The model of a checkpoint; its sound side is left aside.
   *
   * @throws IllegalArgumentException naming every weight that is missing, extra or mis-shaped
   * @throws IOException if the file can't be read
   */
  public static MicrosoftText of(StateDict checkpoint) throws IOException {
    return of(Optional.empty(), checkpoint);
  }

  /** The model of a checkpoint of other heads than those published. */
  public static MicrosoftText of(Optional<Block> block, StateDict checkpoint) throws IOException {
    StateDict text = checkpoint.only(name -> name.startsWith(SIDE));
    MicrosoftText model = new MicrosoftText(text, block);
    text.loadInto(
        model.parameters,
        name -> name.startsWith(BASE) && name.substring(BASE.length()).matches(Gpt2.MASKS));
    return model;
  }

  @Override
  public TextTrace trace(Scope scope, TokenBatch sentences) {
    NDArray[] read = reader.read(scope, sentences);
    NDArray projection = Sentences.summedMaps(read[1], first, second, norm);
    return new TextTrace(read[0], read[1], projection, projection);
  }

  @Override
  public int width() {
    return Math.toIntExact(norm.get(0).size());
  }

  @Override
  public int longest() {
    return longest;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
