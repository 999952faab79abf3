package io.formant.model.denoiser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a network is told beside the noisy target; each is null where it is not told.
 *
 * @param time (B), or (B, N) of N times whose features are added
 * @param features (B, E) added to those of the time; latents (B, F, D) for a network that summarises them
 * @param embedding tokens (B, S, E) for cross-attention
 * @param kept (B), 0 for an item whose tokens the learned null replaces
 * @param appended channels put after the target's, (B, …, C)
 * @param injected channels put into levels, by depth
 * @param mask (B, …), 1 on valid frames
 */
public record Conditions(
    @Nullable NDArray time,
    @Nullable NDArray features,
    @Nullable NDArray embedding,
    @Nullable NDArray kept,
    @Nullable NDArray appended,
    Map<Integer, NDArray> injected,
    @Nullable NDArray mask) {

  public Conditions {
    injected = Map.copyOf(injected);
  }

  /** Nothing at all. */
  public static Conditions none() {
    return new Conditions(null, null, null, null, null, Map.of(), null);
  }

  public Conditions withTime(NDArray other) {
    return new Conditions(other, features, embedding, kept, appended, injected, mask);
  }

  public Conditions withFeatures(NDArray other) {
    return new Conditions(time, other, embedding, kept, appended, injected, mask);
  }

  public Conditions withEmbedding(NDArray other) {
    return new Conditions(time, features, other, kept, appended, injected, mask);
  }

  public Conditions withKept(NDArray other) {
    return new Conditions(time, features, embedding, other, appended, injected, mask);
  }

  public Conditions withAppended(NDArray other) {
    return new Conditions(time, features, embedding, kept, other, injected, mask);
  }

  public Conditions withInjected(Map<Integer, NDArray> other) {
    return new Conditions(time, features, embedding, kept, appended, other, mask);
  }

  public Conditions withMask(@Nullable NDArray other) {
    return new Conditions(time, features, embedding, kept, appended, injected, other);
  }

  /**
   * As training for guidance wants it: the learned null replaces some items' tokens.
   *
   * @param probability of an item to lose its tokens
   */
  public Conditions dropping(double probability, RandomStream random, Scope scope) {
    if (embedding == null || !(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability " + probability + " of losing tokens, expected [0, 1] and tokens to lose");
    }
    float[] keep = new float[Math.toIntExact(embedding.getShape().get(0))];
    for (int i = 0; i < keep.length; i++) {
      keep[i] = random.uniform() < probability ? 0 : 1;
    }
    return withKept(scope.from(keep, keep.length));
  }

  /** Every item twice, its tokens replaced the second time; the first time as they are here. */
  Conditions twice(NDArray x) {
    long items = x.getShape().get(0);
    NDArray switches = kept == null ? x.getManager().ones(new Shape(items)) : kept;
    Map<Integer, NDArray> channels = new LinkedHashMap<>();
    injected.forEach((depth, array) -> channels.put(depth, doubled(array)));
    return new Conditions(
        orNull(time),
        orNull(features),
        orNull(embedding),
        switches.concat(x.getManager().zeros(new Shape(items)), 0),
        orNull(appended),
        channels,
        orNull(mask));
  }

  static NDArray doubled(NDArray array) {
    return NDArrays.concat(new NDList(array, array), 0);
  }

  private static @Nullable NDArray orNull(@Nullable NDArray array) {
    return array == null ? null : doubled(array);
  }
}
