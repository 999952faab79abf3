package io.formant.model;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;
import java.util.Arrays;
import java.util.List;

/**
 * Pictures of different lengths as one array, padded with zeros at their ends.
 *
 * @param mel (B, F, M)
 * @param mask (B, F), 1 on valid frames
 */
public record MelBatch(NDArray mel, NDArray mask) {

  /**
   * @param pictures each (Fᵢ, M)
   * @param multiple F becomes a multiple of it
   */
  public static MelBatch of(Scope scope, List<float[][]> pictures, int multiple) {
    int longest = pictures.stream().mapToInt(each -> each.length).max().orElseThrow();
    int frames = (longest + multiple - 1) / multiple * multiple;
    int mels = pictures.get(0)[0].length;
    float[] mel = new float[pictures.size() * frames * mels];
    float[] mask = new float[pictures.size() * frames];
    for (int b = 0; b < pictures.size(); b++) {
      float[][] picture = pictures.get(b);
      Arrays.fill(mask, b * frames, b * frames + picture.length, 1);
      for (int f = 0; f < picture.length; f++) {
        System.arraycopy(picture[f], 0, mel, (b * frames + f) * mels, mels);
      }
    }
    return new MelBatch(
        scope.from(mel, pictures.size(), frames, mels), scope.from(mask, pictures.size(), frames));
  }
}
