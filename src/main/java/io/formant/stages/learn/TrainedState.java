package io.formant.stages.learn;

import io.formant.artifact.Artifact;
import io.formant.tensor.TensorData;
import io.formant.train.Checkpoint;
import io.formant.train.RateSchedule;
import java.util.Map;

/**
 * Where a finished training came to, for one of more steps.
 *
 * @param step steps done
 * @param rates checksum of the learning rates of those steps
 * @param tensors of the checkpoint; none where the learning rate aimed at the end, so that no longer training has the same
 * @param numbers of the checkpoint
 */
record TrainedState(
    long step, long rates, Map<String, TensorData> tensors, Map<String, Double> numbers)
    implements Artifact {

  static TrainedState of(Checkpoint last, RateSchedule rate) {
    Map<String, TensorData> tensors = rate.decay().aimsAtAnEnd() ? Map.of() : last.tensors();
    return new TrainedState(last.step(), rate.checksum(last.step()), tensors, last.numbers());
  }

  boolean isWhole() {
    return !tensors.isEmpty();
  }

  /** Whether a training at these rates came by here. */
  boolean fits(RateSchedule rate) {
    return rate.checksum(step) == rates;
  }

  Checkpoint checkpoint() {
    return new Checkpoint(step, tensors, numbers);
  }
}
