package io.formant.model.vits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.formant.nn.Conv1d;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import io.formant.tensor.VoiceKernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A distribution over durations: a flow of splines from noise to log durations, learned by a variational bound in which a second flow
 * makes whole numbers continuous.
 */
final class StochasticDurations implements Durations {

  private static final int[] ALL_BUT_BATCH = {1, 2};

  private final Conv1d in;
  private final SeparableStack net;
  private final Conv1d out;
  private final @Nullable Conv1d condition;
  private final SplineFlows flows;

  private final Conv1d posteriorIn;
  private final SeparableStack posteriorNet;
  private final Conv1d posteriorOut;
  private final SplineFlows posteriorFlows;

  StochasticDurations(Namespace names, int channels, int features) {
    flows = new SplineFlows(names.at("flows"), channels);
    posteriorIn = new Conv1d(names.at("post_pre"), 1, channels, 1);
    posteriorOut = new Conv1d(names.at("post_proj"), channels, channels, 1);
    posteriorNet = new SeparableStack(names.at("post_convs"), channels);
    posteriorFlows = new SplineFlows(names.at("post_flows"), channels);
    in = new Conv1d(names.at("pre"), channels, channels, 1);
    out = new Conv1d(names.at("proj"), channels, channels, 1);
    net = new SeparableStack(names.at("convs"), channels);
    condition = features > 0 ? new Conv1d(names.at("cond"), features, channels, 1) : null;
  }

  private NDArray features(NDArray hidden, NDArray mask, @Nullable NDArray speaker) {
    NDArray x = in.apply(hidden.stopGradient());
    if (condition != null && speaker != null) {
      x = x.add(condition.apply(speaker.stopGradient()));
    }
    return Kernels.masked(out.apply(net.apply(x, mask, null)), mask);
  }

  @Override
  public NDArray logFrames(NDArray hidden, NDArray mask, @Nullable NDArray speaker, NDArray noise) {
    NDArray x = features(hidden, mask, speaker);
    return flows.sample(noise, mask, x).get(":, :, 0");
  }

  @Override
  public NDArray loss(
      NDArray hidden, NDArray mask, @Nullable NDArray speaker, NDArray frames, NDArray noise) {
    NDArray x = features(hidden, mask, speaker);
    NDArray h = posteriorNet.apply(posteriorIn.apply(frames.expandDims(2)), mask, null);
    h = Kernels.masked(posteriorOut.apply(h), mask);
    NDArray e = Kernels.masked(noise, mask);
    SplineFlows.Mapped q = posteriorFlows.forward(e, mask, x.add(h));
    List<NDArray> whole = VoiceKernels.continuousFrames(frames, q.value().get(":, :, 0:1"), mask);
    NDArray logFrames = whole.get(0);
    NDArray logQ = VoiceKernels.normalEnergy(e, mask)
        .add(q.logDeterminant())
        .add(whole.get(1))
        .neg();
    NDArray z = NDArrays.concat(new NDList(logFrames, q.value().get(":, :, 1:2")), 2);
    SplineFlows.Mapped p = flows.forward(z, mask, x);
    NDArray logDeterminant = p.logDeterminant().sub(logFrames.sum(ALL_BUT_BATCH));
    return VoiceKernels.normalEnergy(p.value(), mask).sub(logDeterminant).add(logQ);
  }
}
