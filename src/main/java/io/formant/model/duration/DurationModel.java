package io.formant.model.duration;

import io.formant.model.RidgeRegression;
import io.formant.tensor.RandomStream;
import io.formant.tensor.TensorData;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Durations of content tokens as a voice would say them: log d = offset + w_token·(token, neighbours, edge) + w_voice·style.
 * Because word and voice only add, it holds for a voice that never said the word. Safe for use by several threads.
 *
 * <p>The mean is a ridge regression on log durations; what it leaves is kept as two spreads, of whole clips and of single
 * tokens, so that takes can differ as real ones do. Total lengths are unbiased, though means of logarithms are not.
 */
public final class DurationModel {
  /** Half a frame: the logarithm of an absent pause is taken there. */
  private static final double SHORTEST_LOG_FRAMES = 0.5;

  /** The part of a token's spread that a take gets: the rest is where the boundary to its neighbour was found. */
  private static final double TOKEN_SHARE = 0.3;

  private final DurationConfig config;
  private final float[] weights;
  private final Spread spread;

  private DurationModel(DurationConfig config, float[] weights, Spread spread) {
    this.config = config;
    this.weights = weights;
    this.spread = spread;
  }

  /**
   * What the weights don't say.
   *
   * @param offset mean log duration
   * @param correction what total lengths lack, as a logarithm
   * @param clip standard deviation of a clip's log length about the prediction
   * @param token standard deviation of a token's log duration about its clip
   * @param shortestEdge fewest frames of a first or last token
   * @param shortestInner fewest frames of any other token
   */
  private record Spread(
      double offset,
      double correction,
      double clip,
      double token,
      int shortestEdge,
      int shortestInner) {
    float[] toFloats() {
      return new float[] {
        (float) offset, (float) correction, (float) clip, (float) token, shortestEdge, shortestInner
      };
    }

    static Spread of(float[] values) {
      return new Spread(
          values[0], values[1], values[2], values[3], (int) values[4], (int) values[5]);
    }
  }

  /**
   * Learns from clips with known durations; takes about a second for thousands of phones.
   *
   * @throws IllegalArgumentException if there are no clips, or widths differ from the config's
   */
  public static DurationModel train(DurationConfig config, List<TimedTokens> clips) {
    if (clips.isEmpty())
      throw new IllegalArgumentException("no clips to learn durations from, expected at least one");
    double offset =
        clips.stream().flatMapToDouble(DurationModel::logFrames).average().orElseThrow();
    TokenFeatures features = new TokenFeatures(config);
    RidgeRegression regression = new RidgeRegression(features.width());
    for (TimedTokens clip : clips) {
      for (int k = 0; k < clip.tokens().length; k++) {
        features
            .read(clip.tokens(), clip.style(), k)
            .addTo(regression, logFrames(clip.frames()[k]) - offset);
      }
    }
    float[] weights = regression.solve(config.ridge());
    DurationModel mean =
        new DurationModel(config, weights, new Spread((float) offset, 0, 0, 0, 0, 0));
    return new DurationModel(config, weights, Spread.of(mean.spreadOf(clips).toFloats()));
  }

  private static DoubleStream logFrames(TimedTokens clip) {
    return Arrays.stream(clip.frames()).map(DurationModel::logFrames);
  }

  private static double logFrames(double frames) {
    return Math.log(Math.max(frames, SHORTEST_LOG_FRAMES));
  }

  private Spread spreadOf(List<TimedTokens> clips) {
    Moments lengths = new Moments();
    Moments tokens = new Moments();
    for (TimedTokens clip : clips) {
      double[] predicted = predict(clip.tokens(), clip.style());
      double length = Math.log(sum(clip.frames()) / sum(predicted));
      lengths.add(length);
      for (int k = 0; k < predicted.length; k++) {
        tokens.add(logFrames(clip.frames()[k]) - Math.log(predicted[k]) - length);
      }
    }
    int inner = shortest(clips, false).orElse(1);
    int edge = shortest(clips, true).orElse(inner);
    return new Spread(
        spread.offset,
        lengths.mean(),
        lengths.deviation(),
        tokens.deviation(),
        edge,
        Math.max(1, inner));
  }

  /** Whole frames of the shortest token at the edges of clips, or of the shortest within. */
  private static OptionalInt shortest(List<TimedTokens> clips, boolean atEdge) {
    return clips.stream()
        .map(TimedTokens::frames)
        .flatMapToInt(frames -> IntStream.range(0, frames.length)
            .filter(k -> isEdge(k, frames.length) == atEdge)
            .map(k -> (int) Math.round(frames[k])))
        .min();
  }

  private static boolean isEdge(int k, int count) {
    return count > 1 && (k == 0 || k == count - 1);
  }

  /**
   * The durations to expect, in frames, (S).
   *
   * @param tokens content, (S, C)
   * @param style embedding of the voice, (E)
   */
  public double[] predict(float[][] tokens, float[] style) {
    TokenFeatures features = new TokenFeatures(config);
    double[] frames = new double[tokens.length];
    for (int k = 0; k < frames.length; k++) {
      frames[k] = Math.exp(
          spread.offset + spread.correction + features.read(tokens, style, k).dot(weights));
    }
    return frames;
  }

  /** The durations to expect in whole frames whose sum is the rounded total, none shorter than any seen in training. */
  public int[] frames(float[][] tokens, float[] style) {
    return whole(predict(tokens, style));
  }

  /**
   * Durations of one take among many, in whole frames, (S).
   *
   * @param temperature how far takes differ: 0 is always the expected one, 1 as far as real takes do
   */
  public int[] frames(float[][] tokens, float[] style, RandomStream random, double temperature) {
    double[] expected = predict(tokens, style);
    double[] take = new double[expected.length];
    double length = sum(expected) * Math.exp(temperature * spread.clip * random.normal());
    for (int k = 0; k < take.length; k++)
      take[k] = expected[k] * Math.exp(temperature * TOKEN_SHARE * spread.token * random.normal());
    double scale = length / sum(take);
    for (int k = 0; k < take.length; k++) take[k] *= scale;
    return whole(take);
  }

  private int[] whole(double[] frames) {
    int[] whole = new int[frames.length];
    double end = 0;
    long taken = 0;
    for (int k = 0; k < frames.length; k++) {
      end += frames[k];
      int shortest = isEdge(k, frames.length) ? spread.shortestEdge : spread.shortestInner;
      whole[k] = (int) Math.max(shortest, Math.round(end) - taken);
      taken += whole[k];
    }
    return whole;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  public DurationConfig config() {
    return config;
  }

  /** The trained numbers by name, for {@link #of}. */
  public Map<String, TensorData> weights() {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    tensors.put("weights", new TensorData(new long[] {weights.length}, weights));
    float[] rest = spread.toFloats();
    tensors.put("spread", new TensorData(new long[] {rest.length}, rest));
    return tensors;
  }

  /** The model whose {@link #weights()} these are. */
  public static DurationModel of(DurationConfig config, Map<String, TensorData> tensors) {
    TensorData weights = tensors.get("weights");
    TensorData spread = tensors.get("spread");
    int width = new TokenFeatures(config).width();
    if (weights == null || spread == null || weights.values().length != width) {
      throw new IllegalArgumentException(
          "tensors are " + tensors + ", expected weights [" + width + "] and spread [6]");
    }
    return new DurationModel(config, weights.values(), Spread.of(spread.values()));
  }

  /** Running mean and standard deviation. */
  private static final class Moments {
    private double sum;
    private double squares;
    private int count;

    void add(double value) {
      sum += value;
      squares += value * value;
      count++;
    }

    double mean() {
      return sum / count;
    }

    double deviation() {
      return Math.sqrt(Math.max(0, squares / count - mean() * mean()));
    }
  }
}
