package io.formant.model.speaker;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Namespace;
import io.formant.tensor.Recurrence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stacked gated recurrent units under the names of PyTorch's {@code GRU}. */
final class Gru {

  private static final int GATES = 3;

  private final List<NDArray> parameters = new ArrayList<>();
  private final int layers;
  private final int directions;

  /**
   * @param states H, of one direction
   * @param backward whether a second direction reads from the end
   */
  Gru(Namespace names, int inputs, int states, int layers, boolean backward) {
    this.layers = layers;
    directions = backward ? 2 : 1;
    for (int layer = 0; layer < layers; layer++) {
      int width = layer == 0 ? inputs : directions * states;
      add(names, "_l" + layer, width, states);
      if (backward) {
        add(names, "_l" + layer + "_reverse", width, states);
      }
    }
  }

  private void add(Namespace names, String place, int inputs, int states) {
    double bound = 1 / Math.sqrt(states);
    long gates = (long) GATES * states;
    parameters.add(names.uniform("weight_ih" + place, bound, gates, inputs));
    parameters.add(names.uniform("weight_hh" + place, bound, gates, states));
    parameters.add(names.zeros("bias_ih" + place, gates));
    parameters.add(names.zeros("bias_hh" + place, gates));
  }

  /** The last layer's states at the end of each direction, x (B, F, C) to (B, directions·H). */
  NDArray last(NDArray x, @Nullable NDArray lengths) {
    return Recurrence.lastState(x, lengths, parameters, layers, directions);
  }
}
