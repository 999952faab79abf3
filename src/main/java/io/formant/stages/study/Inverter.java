package io.formant.stages.study;

import ai.djl.ndarray.NDArray;
import io.formant.audio.Channel;
import io.formant.audio.Filling;
import io.formant.audio.Waveform;
import io.formant.stage.Item;
import io.formant.stages.Clip;
import io.formant.stages.embed.Ear;
import io.formant.tensor.AdamW;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import io.formant.train.RateSchedule;
import io.formant.train.Trainer;
import io.formant.train.TrainingPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes the samples of a sound, step by step down the gradient, until a model hears it as it hears a clip: what an embedding alone
 * says of a sound.
 *
 * <p>Source: Mahendran and Vedaldi 2015, https://arxiv.org/abs/1412.0035, without a prior of what sounds are like.
 */
final class Inverter {
  /** Of a step, over the root mean square of the sound that it starts from. */
  private static final double RATE = 0.1;

  private static final double LEAST_LOUDNESS = 1e-3;
  private static final String SAMPLES = "samples";

  private final Ear ear;
  private final int steps;

  Inverter(Ear ear, int steps) {
    this.ear = ear;
    this.steps = steps;
  }

  Inversion towards(Item<Clip> target, String start, Waveform begin) {
    Waveform sought = target.value().waveform();
    float[] wanted = embedding(sought);
    List<Double> losses = new ArrayList<>();
    Waveform found = descend(begin, wanted, losses);
    return new Inversion(
        target,
        start,
        begin,
        found,
        losses.stream().mapToDouble(Double::doubleValue).toArray(),
        loss(begin, wanted),
        loss(found, wanted),
        loss(Channel.TELEPHONE.of(found, 0), wanted),
        loss(Channel.TELEPHONE.of(sought, 0), wanted));
  }

  private Waveform descend(Waveform begin, float[] wanted, List<Double> losses) {
    long[] shape = {1, begin.length(), 1};
    try (Parameters sound = new Parameters(new Seed(0))) {
      NDArray samples = sound.root().given(SAMPLES, new TensorData(shape, begin.samples()));
      new Trainer(sound, plan(RATE * loudness(begin)))
          .listener(report -> losses.add(report.loss()))
          .run((step, scope) -> ear.embed(samples, null, scope)
              .sub(scope.from(wanted, 1, wanted.length))
              .square()
              .sum());
      Waveform found = begin.with(samples.toFloatArray()).limitedTo(1);
      return found.with(Filling.quantised(found.samples()));
    }
  }

  private static double loudness(Waveform sound) {
    double power = 0;
    for (float sample : sound.samples()) power += (double) sample * sample / sound.length();
    return Math.max(LEAST_LOUDNESS, Math.sqrt(power));
  }

  private TrainingPlan plan(double rate) {
    return TrainingPlan.of(steps, rate)
        .withRate(RateSchedule.cosine(rate, 0, steps))
        .withOptimizer(new AdamW(0.9, 0.999, 1e-8, 0))
        .withAverage(null);
  }

  private float[] embedding(Waveform sound) {
    try (Scope scope = Scope.open()) {
      return ear.embed(scope.from(sound.samples(), 1, sound.length(), 1), null, scope)
          .toFloatArray();
    }
  }

  private double loss(Waveform sound, float[] wanted) {
    float[] heard = embedding(sound);
    double sum = 0;
    for (int d = 0; d < wanted.length; d++) sum += Math.pow((double) heard[d] - wanted[d], 2);
    return sum;
  }
}
