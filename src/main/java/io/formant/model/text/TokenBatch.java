package io.formant.model.text;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;
import java.util.Arrays;
import java.util.List;

/**
 * Sentences as tokens, filled up at their ends to one length.
 *
 * @param ids row-major, (B, S)
 * @param mask of the same shape, 1 on tokens and 0 on padding
 * @param length S
 */
public record TokenBatch(long[] ids, float[] mask, int length) {

  public TokenBatch {
    if (ids.length != mask.length || length < 1 || ids.length % length != 0) {
      throw new IllegalArgumentException(ids.length + " tokens with a mask of " + mask.length
          + ", expected as many of both, a multiple of the length " + length);
    }
  }

  /**
   * Sentences of several lengths.
   *
   * @param padding id of the token that fills up
   */
  public static TokenBatch of(List<int[]> sentences, int padding) {
    int length = sentences.stream().mapToInt(tokens -> tokens.length).max().orElse(0);
    if (sentences.isEmpty() || sentences.stream().anyMatch(tokens -> tokens.length == 0)) {
      throw new IllegalArgumentException("a sentence without tokens, expected at least one");
    }
    long[] ids = new long[sentences.size() * length];
    float[] mask = new float[ids.length];
    Arrays.fill(ids, padding);
    for (int row = 0; row < sentences.size(); row++) {
      for (int i = 0; i < sentences.get(row).length; i++) {
        ids[row * length + i] = sentences.get(row)[i];
        mask[row * length + i] = 1;
      }
    }
    return new TokenBatch(ids, mask, length);
  }

  /** B. */
  public int size() {
    return ids.length / length;
  }

  NDArray ids(Scope scope) {
    return scope.from(ids, size(), length);
  }

  NDArray mask(Scope scope) {
    return scope.from(mask, size(), length);
  }

  /** Where each token stands in its sentence, from 0. */
  NDArray places(Scope scope) {
    long[] places = new long[ids.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = i % length;
    }
    return scope.from(places, size(), length);
  }

  /** Where each token stands, counting from {@code padding + 1} the tokens that are not padding; padding stands at its own id. */
  NDArray placesAfter(Scope scope, int padding) {
    long[] places = new long[ids.length];
    int count = 0;
    for (int i = 0; i < places.length; i++) {
      count = i % length == 0 ? 0 : count;
      boolean token = ids[i] != padding;
      count += token ? 1 : 0;
      places[i] = token ? padding + count : padding;
    }
    return scope.from(places, size(), length);
  }

  /** Of each sentence, the number of tokens other than 0, less one: where GPT-2's text ends when 0 fills up. */
  NDArray lastNonZero(Scope scope) {
    long[] last = new long[size()];
    for (int i = 0; i < ids.length; i++) {
      last[i / length] += ids[i] != 0 ? 1 : 0;
    }
    for (int row = 0; row < last.length; row++) {
      last[row] = Math.floorMod(last[row] - 1, length);
    }
    return scope.from(last, last.length);
  }

  /** Of each sentence, the place of the first token with the greatest id: where CLIP's text ends. */
  NDArray firstGreatest(Scope scope) {
    long[] greatest = new long[size()];
    for (int i = 0; i < ids.length; i++) {
      int row = i / length;
      greatest[row] = ids[i] > ids[row * length + (int) greatest[row]] ? i % length : greatest[row];
    }
    return scope.from(greatest, greatest.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenBatch that
        && length == that.length
        && Arrays.equals(ids, that.ids)
        && Arrays.equals(mask, that.mask);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(ids) + Arrays.hashCode(mask);
  }

  @Override
  public String toString() {
    return "TokenBatch[" + size() + ", " + length + "]";
  }
}
