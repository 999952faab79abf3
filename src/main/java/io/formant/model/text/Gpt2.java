package io.formant.model.text;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Namespace;
import io.formant.tensor.Scope;
import io.formant.tensor.Sentences;
import io.formant.tensor.Sentences.PreNorm;
import java.util.ArrayList;
import java.util.List;

/**
 * GPT-2: blocks of attention to what came before, whose norms come first.
 *
 * <p>Source: Radford et al. 2019, Language models are unsupervised multitask learners; names of Hugging Face's {@code GPT2Model}.
 */
final class Gpt2 {

  /** Constants that old files keep beside the weights. */
  static final String MASKS = "h\\.\\d+\\.attn\\.(masked_)?bias";

  private final Gpt2Config config;
  private final NDArray words;
  private final NDArray positions;
  private final List<PreNorm> blocks = new ArrayList<>();
  private final List<NDArray> norm;

  Gpt2(Namespace names, Gpt2Config config) {
    this.config = config;
    words = names.zeros("wte.weight", config.words(), config.width());
    positions = names.zeros("wpe.weight", config.positions(), config.width());
    for (int i = 0; i < config.layers(); i++) {
      blocks.add(block(names.at("h").at(i)));
    }
    norm = Maps.norm(names.at("ln_f"), config.width());
  }

  private PreNorm block(Namespace names) {
    int width = config.width();
    return new PreNorm(
        Maps.norm(names.at("ln_1"), width),
        Maps.turned(names.at("attn").at("c_attn"), width, 3L * width),
        Maps.turned(names.at("attn").at("c_proj"), width, width),
        Maps.norm(names.at("ln_2"), width),
        Maps.turned(names.at("mlp").at("c_fc"), width, config.inner()),
        Maps.turned(names.at("mlp").at("c_proj"), config.inner(), width),
        true);
  }

  /** Tokens after the last block and norm, (B, S, C). */
  NDArray hidden(Scope scope, TokenBatch batch) {
    TextTower.check(batch, config.words(), config.positions());
    NDArray h = Sentences.tokens(batch.ids(scope), batch.places(scope), words, positions);
    NDArray looks = Sentences.looks(batch.mask(scope), true);
    for (PreNorm block : blocks) {
      h = Sentences.apply(block, h, looks, config.block());
    }
    return Sentences.norm(h, norm, config.block().epsilon());
  }
}
