package io.formant.model.text;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.Sentences;
import io.formant.tensor.Sentences.Block;
import io.formant.tensor.Sentences.Curve;
import io.formant.tensor.Sentences.PreNorm;
import io.formant.tensor.weights.StateDict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The text side of ImageBind: CLIP's causal transformer, the token at the end of the text, a norm and a map, a unit vector times a
 * learned scale of at most 100.
 *
 * <p>Source: Girdhar et al. 2023, https://arxiv.org/abs/2305.05665, https://github.com/facebookresearch/ImageBind.
 */
public final class ImageBindText implements TextTower {

  private static final String BEFORE = "modality_preprocessors.text.";
  private static final String TRUNK = "modality_trunks.text.blocks.";
  private static final String HEAD = "modality_heads.text.proj.";
  private static final String MASK = BEFORE + "mask";
  private static final double EPSILON = 1e-6;
  private static final double GREATEST_SCALE = 100;

  private final Parameters parameters = Parameters.withoutGradients();
  private final Block block;
  private final NDArray words;
  private final NDArray positions;
  private final List<PreNorm> blocks = new ArrayList<>();
  private final List<NDArray> norm;
  private final NDArray head;
  private final NDArray logScale;

  private ImageBindText(StateDict weights, int heads) {
    block = new Block(heads, EPSILON, Curve.GELU);
    int width = weights.size(BEFORE + "token_embedding.weight", 1);
    Namespace before = parameters.root().at("modality_preprocessors").at("text");
    words = before.zeros(
        "token_embedding.weight", weights.size(BEFORE + "token_embedding.weight", 0), width);
    positions = before.zeros("pos_embed", 1, weights.size(BEFORE + "pos_embed", 1), width);
    int inner = weights.size(TRUNK + "0.mlp.fc1.weight", 0);
    Namespace trunk = parameters.root().at("modality_trunks").at("text").at("blocks");
    for (int i = 0; i < weights.count(TRUNK); i++) {
      blocks.add(block(trunk.at(i), width, inner));
    }
    Namespace after = parameters.root().at("modality_heads").at("text").at("proj");
    norm = Maps.norm(after.at(0), width);
    head = after.at(1).zeros("weight", weights.size(HEAD + "1.weight", 0), width);
    logScale =
        parameters.root().at("modality_postprocessors").at("text").at(1).zeros("log_logit_scale");
  }

  private static PreNorm block(Namespace names, int width, int inner) {
    Namespace attention = names.at("attn");
    return new PreNorm(
        Maps.norm(names.at("norm_1"), width),
        List.of(
            attention.zeros("in_proj_weight", 3L * width, width),
            attention.zeros("in_proj_bias", 3L * width)),
        Maps.linear(attention.at("out_proj"), width, width),
        Maps.norm(names.at("norm_2"), width),
        Maps.linear(names.at("mlp").at("fc1"), width, inner),
        Maps.linear(names.at("mlp").at("fc2"), inner, width),
        false);
  }

  /**
   * The model of a checkpoint, with heads of 64 channels; the branches of other senses are left aside.
   *
   * @throws IllegalArgumentException naming every weight that is missing, extra or mis-shaped
   * @throws IOException if the file can't be read
   */
  public static ImageBindText of(StateDict checkpoint) throws IOException {
    int width = checkpoint.size(BEFORE + "token_embedding.weight", 1);
    return of(Math.max(1, width / BertConfig.HEAD), checkpoint);
  }

  /** The model of a checkpoint of other heads than those published. */
  public static ImageBindText of(int heads, StateDict checkpoint) throws IOException {
    StateDict text = checkpoint.only(name -> name.matches("modality_[a-z]+\\.text\\..*"));
    ImageBindText model = new ImageBindText(text, heads);
    text.loadInto(model.parameters, name -> name.equals(MASK));
    return model;
  }

  @Override
  public TextTrace trace(Scope scope, TokenBatch sentences) {
    TextTower.check(sentences, Math.toIntExact(words.getShape().get(0)), longest());
    NDArray table = positions.reshape(longest(), -1);
    table.attach(scope.manager());
    NDArray h = Sentences.tokens(sentences.ids(scope), sentences.places(scope), words, table);
    NDArray looks = Sentences.looks(sentences.mask(scope), true);
    for (PreNorm weights : blocks) {
      h = Sentences.apply(weights, h, looks, block);
    }
    NDArray sentence = Sentences.pick(h, sentences.firstGreatest(scope));
    NDArray projection = Kernels.linear(Sentences.norm(sentence, norm, EPSILON), head, null);
    NDArray embedding = Sentences.unitTimes(projection, logScale, GREATEST_SCALE);
    return new TextTrace(h, sentence, projection, embedding);
  }

  @Override
  public int width() {
    return Math.toIntExact(head.getShape().get(0));
  }

  @Override
  public int longest() {
    return Math.toIntExact(positions.getShape().get(1));
  }

  @Override
  public void close() {
    parameters.close();
  }
}
