package io.formant.model.speaker;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import io.formant.model.AudioEncoder;
import io.formant.model.Rows;
import io.formant.nn.Linear;
import io.formant.tensor.FilterBanks;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import io.formant.tensor.Parameters;
import io.formant.tensor.Recurrence;
import io.formant.tensor.Scope;
import io.formant.tensor.TensorData;
import io.formant.tensor.weights.MisfitException;
import io.formant.tensor.weights.StateDict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A speaker encoder on the waveform at 16 kHz: convolutions to one frame each 20 ms, recurrent units, a linear map, a unit vector. In
 * evaluation: nothing is random. Safe for use by several threads.
 *
 * <p>Source: {@code ConvRNNEmbedder} of https://github.com/RF5/simple-speaker-embedding, trained with GE2E, Wan et al. 2018,
 * https://arxiv.org/abs/1710.10467.
 */
public final class ConvGru implements AudioEncoder {

  /** Rate that the published weights hear. */
  public static final int RATE_HZ = 16_000;

  static final String CONVOLUTIONS = "conv_encoder.conv_layers.";

  private final ConvGruConfig config;
  private final Parameters parameters = Parameters.withoutGradients();
  private final List<Layer> layers = new ArrayList<>();
  private final Gru gru;
  private final Linear head;

  /** A convolution; the first also has the weight and bias of a norm. */
  private record Layer(NDArray weight, @Nullable List<NDArray> norm, int stride) {}

  private ConvGru(ConvGruConfig config) {
    this.config = config;
    Namespace root = parameters.root();
    int inputs = 1;
    for (ConvGruConfig.Convolution each : config.convolutions()) {
      Namespace names = root.at("conv_encoder").at("conv_layers").at(layers.size());
      layers.add(layer(names, inputs, each));
      inputs = each.channels();
    }
    gru = new Gru(root.at("rnn"), inputs, config.states(), config.layers(), config.backward());
    head =
        new Linear(root.at("head"), (config.backward() ? 2 : 1) * config.states(), config.width());
  }

  private Layer layer(Namespace names, int inputs, ConvGruConfig.Convolution each) {
    double deviation = Math.sqrt(2.0 / (inputs * each.kernel()));
    NDArray weight =
        names.at(0).normal("weight", deviation, each.channels(), inputs, each.kernel());
    boolean first = layers.isEmpty();
    List<NDArray> norm = first
        ? List.of(
            names.at(2).ones("weight", each.channels()), names.at(2).zeros("bias", each.channels()))
        : null;
    return new Layer(weight, norm, each.stride());
  }

  /**
   * The model of a checkpoint's {@code model_state_dict}.
   *
   * @throws MisfitException with every weight that is missing, extra or mis-shaped
   * @throws IOException if the file can't be read, or a weight is not a finite number
   */
  public static ConvGru of(StateDict checkpoint) throws IOException {
    return of(ConvGruConfig.of(checkpoint), checkpoint);
  }

  /** The model of a checkpoint of other sizes than those published. */
  public static ConvGru of(ConvGruConfig config, StateDict checkpoint) throws IOException {
    ConvGru speaker = new ConvGru(config);
    checkpoint.loadInto(speaker.parameters);
    return speaker;
  }

  /** A model at random weights: for measuring, and to see what is learned. */
  public static ConvGru untrained(ConvGruConfig config) {
    return new ConvGru(config);
  }

  public ConvGruConfig config() {
    return config;
  }

  @Override
  public int rateHz() {
    return RATE_HZ;
  }

  @Override
  public int width() {
    return config.width();
  }

  /** The weights by the reference's names. */
  public Map<String, TensorData> weights() {
    return parameters.save();
  }

  /** Unit vectors of clips. The first norm looks at a whole clip, so clips of several lengths are heard one by one. */
  @Override
  public List<float[]> embed(List<float[]> clips) {
    boolean even = clips.stream().mapToInt(clip -> clip.length).distinct().count() == 1;
    return even
        ? together(clips)
        : clips.stream().map(clip -> together(List.of(clip)).get(0)).toList();
  }

  private List<float[]> together(List<float[]> clips) {
    long[] lengths = clips.stream().mapToLong(clip -> clip.length).toArray();
    try (Scope scope = Scope.open()) {
      NDArray waveform = scope.from(Rows.joined(clips), clips.size(), lengths[0]);
      return Rows.of(embed(scope, waveform, lengths));
    }
  }

  /** Frames of clips, (B, T) to (B, F, C); samples beyond full scale are limited to it. */
  public NDArray features(NDArray waveform) {
    NDArray h = FilterBanks.limited(waveform).expandDims(1);
    for (Layer layer : layers) {
      h = Recurrence.convolve(h, layer.weight(), layer.norm(), layer.stride());
    }
    return h.transpose(0, 2, 1);
  }

  /**
   * Unit vectors of clips, (B, T) to (B, E).
   *
   * @param lengths samples of each clip, the rest being padding
   */
  public NDArray embed(Scope scope, NDArray waveform, long[] lengths) {
    return embed(scope, features(waveform), frames(lengths));
  }

  /** Frames that are heard of clips of so many samples. */
  public int[] frames(long[] lengths) {
    return Arrays.stream(lengths).mapToInt(config::frames).toArray();
  }

  /** Unit vectors of {@link #features}, (B, F, C) to (B, E), of which so many frames of each are heard. */
  public NDArray embed(Scope scope, NDArray features, int[] frames) {
    long available = features.getShape().get(1);
    for (int count : frames) {
      if (count < 1 || count > available) {
        throw new IllegalArgumentException("a clip has " + count + " frames to hear of " + available
            + " there are, expected at least one and no more than those");
      }
    }
    boolean even = Arrays.stream(frames).distinct().count() == 1;
    NDArray heard = even ? features.get(new NDIndex(":, 0:{}, :", frames[0])) : features;
    NDArray lengths =
        even ? null : scope.from(Arrays.stream(frames).asLongStream().toArray(), frames.length);
    return Kernels.unit(head.apply(gru.last(heard, lengths)));
  }

  @Override
  public void close() {
    parameters.close();
  }
}
