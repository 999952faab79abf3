package io.formant.model.text;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Namespace;
import io.formant.tensor.Scope;
import io.formant.tensor.Sentences;
import io.formant.tensor.Sentences.PostNorm;
import java.util.ArrayList;
import java.util.List;

/**
 * BERT, and RoBERTa, which differs in where positions begin: blocks of attention in both directions whose norms come last.
 *
 * <p>Source: Devlin et al. 2019, https://arxiv.org/abs/1810.04805; Liu et al. 2019, https://arxiv.org/abs/1907.11692; names of
 * Hugging Face's {@code BertModel} and {@code RobertaModel}.
 */
final class Bert {

  private final BertConfig config;
  private final NDArray words;
  private final NDArray positions;
  private final NDArray kinds;
  private final List<NDArray> norm;
  private final List<PostNorm> blocks = new ArrayList<>();
  private final List<NDArray> pooler;

  Bert(Namespace names, BertConfig config) {
    this.config = config;
    int width = config.width();
    Namespace before = names.at("embeddings");
    words = before.zeros("word_embeddings.weight", config.words(), width);
    positions = before.zeros("position_embeddings.weight", config.positions(), width);
    kinds = before.zeros("token_type_embeddings.weight", config.kinds(), width);
    norm = Maps.norm(before.at("LayerNorm"), width);
    for (int i = 0; i < config.layers(); i++) {
      blocks.add(block(names.at("encoder").at("layer").at(i)));
    }
    pooler = Maps.linear(names.at("pooler").at("dense"), width, width);
  }

  private PostNorm block(Namespace names) {
    int width = config.width();
    Namespace self = names.at("attention").at("self");
    Namespace out = names.at("attention").at("output");
    return new PostNorm(
        Maps.linear(self.at("query"), width, width),
        Maps.linear(self.at("key"), width, width),
        Maps.linear(self.at("value"), width, width),
        Maps.linear(out.at("dense"), width, width),
        Maps.norm(out.at("LayerNorm"), width),
        Maps.linear(names.at("intermediate").at("dense"), width, config.inner()),
        Maps.linear(names.at("output").at("dense"), config.inner(), width),
        Maps.norm(names.at("output").at("LayerNorm"), width));
  }

  /** Tokens after the last block, (B, S, C). */
  NDArray hidden(Scope scope, TokenBatch batch) {
    TextTower.check(batch, config.words(), config.longest());
    double epsilon = config.block().epsilon();
    NDArray places = config.firstPosition() == 0
        ? batch.places(scope)
        : batch.placesAfter(scope, config.firstPosition() - 1);
    NDArray tokens = Sentences.tokens(batch.ids(scope), places, words, positions);
    NDArray h = Sentences.ofFirstKind(tokens, kinds, norm, epsilon);
    NDArray looks = Sentences.looks(batch.mask(scope), false);
    for (PostNorm block : blocks) {
      h = Sentences.apply(block, h, looks, config.block());
    }
    return h;
  }

  /** The first token of each sentence, (B, C). */
  static NDArray first(Scope scope, NDArray hidden) {
    int batch = Math.toIntExact(hidden.getShape().get(0));
    return Sentences.pick(hidden, scope.from(new long[batch], batch));
  }

  /** The first token of each sentence through a map and tanh, (B, C). */
  NDArray pooled(Scope scope, NDArray hidden) {
    return Sentences.tanhMap(first(scope, hidden), pooler);
  }
}
