package io.formant.stages.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;
import java.util.Arrays;
import java.util.List;

/**
 * Waveforms of different lengths as one array, padded with silence.
 *
 * @param x (B, T, 1)
 * @param mask (B, T), 1 on valid samples
 */
record SoundBatch(NDArray x, NDArray mask) {

  /**
   * @param waveforms each of at most {@code samples}
   * @param samples T
   */
  static SoundBatch of(Scope scope, List<float[]> waveforms, int samples) {
    float[] x = new float[waveforms.size() * samples];
    float[] mask = new float[waveforms.size() * samples];
    for (int item = 0; item < waveforms.size(); item++) {
      float[] waveform = waveforms.get(item);
      System.arraycopy(waveform, 0, x, item * samples, waveform.length);
      Arrays.fill(mask, item * samples, item * samples + waveform.length, 1);
    }
    return new SoundBatch(
        scope.from(x, waveforms.size(), samples, 1), scope.from(mask, waveforms.size(), samples));
  }
}
