package io.formant.train;

import io.formant.tensor.RandomStream;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which items make up which batch, for ever: each epoch visits the items in a new random order; items of like length go together, so
 * that little is padding. The batch of a number is always the same.
 */
public final class Batches {

  /** Batches that are sorted by length together; the more, the less padding and the less random. */
  private static final int POOL = 12;

  private final int[] lengths;
  private final int size;
  private final Seed seed;
  private long cachedEpoch = -1;
  private List<int[]> cached = List.of();

  private Batches(int[] lengths, int size, Seed seed) {
    this.lengths = lengths;
    this.size = Math.min(size, lengths.length);
    this.seed = seed;
  }

  /**
   * Batches of items with lengths.
   *
   * @param lengths one an item, in frames
   * @param size items in a batch; all of them if they are fewer
   */
  public static Batches of(int[] lengths, int size, Seed seed) {
    if (lengths.length == 0 || size < 1) {
      throw new IllegalArgumentException(
          lengths.length + " items in batches of " + size + ", expected at least 1 and 1");
    }
    return new Batches(lengths.clone(), size, seed);
  }

  /** Batches of items of one length. */
  public static Batches of(int items, int size, Seed seed) {
    return of(new int[items], size, seed);
  }

  /** Batches in an epoch; what does not fill a batch is left for other epochs. */
  public int perEpoch() {
    return lengths.length / size;
  }

  /** Item numbers of a batch, from 0. */
  public synchronized int[] at(long batch) {
    long epoch = batch / perEpoch();
    if (epoch != cachedEpoch) {
      cached = epoch(epoch);
      cachedEpoch = epoch;
    }
    return cached.get((int) (batch % perEpoch())).clone();
  }

  private List<int[]> epoch(long epoch) {
    RandomStream random = seed.at(epoch).stream();
    int[] order = random.permutation(lengths.length);
    int used = perEpoch() * size;
    List<int[]> batches = new ArrayList<>();
    for (int start = 0; start < used; start += size * POOL) {
      int[] pool = byLength(Arrays.copyOfRange(order, start, Math.min(used, start + size * POOL)));
      for (int i = 0; i < pool.length; i += size) {
        batches.add(Arrays.copyOfRange(pool, i, i + size));
      }
    }
    return IntStream.of(random.permutation(batches.size()))
        .mapToObj(batches::get)
        .toList();
  }

  private int[] byLength(int[] items) {
    return IntStream.of(items)
        .boxed()
        .sorted((a, b) -> Integer.compare(lengths[a], lengths[b]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
