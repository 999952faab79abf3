package io.formant.model.speaker;

import ai.djl.ndarray.NDArray;
import io.formant.model.AudioEncoder;
import io.formant.nn.Linear;
import io.formant.tensor.Kernels;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.TensorData;
import io.formant.tensor.weights.MisfitException;
import io.formant.tensor.weights.Renaming;
import io.formant.tensor.weights.StateDict;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A speaker encoder on log-mel frames: recurrent units, a linear map of the last state, a unit vector. In evaluation. Safe for use by
 * several threads.
 *
 * <p>Source: {@code SpeakerEmbedderGRU} of https://github.com/RF5/simple-speaker-embedding.
 */
public final class MelGru implements AudioEncoder {

  private static final String WRAPPED = "model.";

  private final Parameters parameters = Parameters.withoutGradients();
  private final Gru gru;
  private final Linear projection;
  private final int width;

  private MelGru(StateDict weights) {
    int layers = 0;
    while (weights.has("rnn_stack.weight_ih_l" + layers)) {
      layers++;
    }
    int mels = weights.size("rnn_stack.weight_ih_l0", 1);
    int states = weights.size("rnn_stack.weight_hh_l0", 1);
    gru = new Gru(parameters.root().at("rnn_stack"), mels, states, layers, false);
    width = weights.size("projection.weight", 0);
    projection = new Linear(parameters.root().at("projection"), states, width);
  }

  /**
   * The model of a checkpoint, as it is or as the reference's wrapper names it.
   *
   * @throws MisfitException with every weight that is missing, extra or mis-shaped
   * @throws IOException if the file can't be read, or a weight is not a finite number
   */
  public static MelGru of(StateDict checkpoint) throws IOException {
    StateDict weights = checkpoint.renamed(Renaming.none().prefix(WRAPPED, ""));
    MelGru speaker = new MelGru(weights);
    weights.loadInto(speaker.parameters);
    return speaker;
  }

  @Override
  public int rateHz() {
    return SpeakerMel.PUBLISHED.bank().rateHz();
  }

  @Override
  public int width() {
    return width;
  }

  /** The weights by the reference's names. */
  public Map<String, TensorData> weights() {
    return parameters.save();
  }

  /** Unit vectors of clips, each heard by itself: the last frame counts, so none may be padding. */
  @Override
  public List<float[]> embed(List<float[]> clips) {
    return clips.stream().map(this::embed).toList();
  }

  private float[] embed(float[] clip) {
    try (Scope scope = Scope.open()) {
      NDArray frames = SpeakerMel.PUBLISHED.frames(scope, scope.from(clip, 1, clip.length));
      return embed(SpeakerMel.PUBLISHED.scaled(frames)).toFloatArray();
    }
  }

  /** Unit vectors of {@link SpeakerMel#scaled scaled} frames, (B, F, M) to (B, E). */
  public NDArray embed(NDArray mel) {
    return Kernels.unit(projection.apply(gru.last(mel, null)));
  }

  @Override
  public void close() {
    parameters.close();
  }
}
