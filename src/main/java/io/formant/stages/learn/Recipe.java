package io.formant.stages.learn;

import io.formant.stage.Counts;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.tensor.AdamW;
import io.formant.tensor.Precision;
import io.formant.tensor.Torch;
import io.formant.train.Ema;
import io.formant.train.TrainingPlan;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a network learns, as YAML says it. */
public record Recipe(
    @Doc("AdamW's decays of the mean gradient and of its square") @Default("[0.9, 0.99]")
    List<Double> betas,

    @Doc("added to AdamW's divisor") @Default("1e-8") double epsilon,

    @Doc("part of each weight taken off a step, times the learning rate") @Default("1e-3")
    double weightDecay,

    @Doc("largest 2-norm of all gradients together") @Default("1")
    double clipNorm,

    @Doc("batches whose gradients make one step; as good as a batch that many times as large")
    @Default("1")
    int accumulate,

    @Doc("learning rate by step") @Default("{}") RecipeSchedule schedule,

    @Doc("running average of the weights, which is what the training yields") @Default("{}")
    Average ema,

    @Doc("of products in the network: float32, bfloat16, or auto, which is bfloat16 on a GPU")
    @Default("float32")
    Numbers precision,

    @Doc("clips set aside to see how the training does on others") @Default("{}")
    SetAside heldOut,

    @Doc("how often the state is kept, for a run that is killed")
    @Default("{}")
    @Counts(Counts.As.NOTHING)
    Checkpoint checkpoint) {

  public Recipe {
    if (betas.size() != 2) {
      throw new IllegalArgumentException(
          "betas must be two numbers, were " + betas.size() + ": " + betas);
    }
    if (!(clipNorm > 0) || accumulate < 1) {
      throw new IllegalArgumentException(
          "clip-norm and accumulate must be positive, were " + clipNorm + " and " + accumulate);
    }
    new AdamW(betas.get(0), betas.get(1), epsilon, weightDecay);
  }

  /** How products are rounded. */
  public enum Numbers {
    AUTO,
    FLOAT32,
    BFLOAT16;

    Precision onThisDevice() {
      return this == BFLOAT16 || (this == AUTO && Torch.device().isGpu())
          ? Precision.BFLOAT16
          : Precision.FLOAT32;
    }
  }

  /** A running average of the weights. */
  public record Average(
      @Doc("largest decay; 0 for no average") @Default("0.995")
      double decay,

      @Doc(
          "how the decay grows: power, 1-(1+step/inv-gamma)^-power, or ratio, (1+step)/(10+step); counted does as torch_ema does, with ratio from the first step")
      @Default("power")
      Growth growth,

      @Doc("of growth power") @Default("1") double invGamma,
      @Doc("of growth power") @Default("0.75") double power) {

    /** How the decay grows. */
    public enum Growth {
      POWER,
      RATIO,
      COUNTED
    }

    public Average {
      if (!(decay >= 0 && decay < 1)) {
        throw new IllegalArgumentException("decay must be in [0, 1), was " + decay);
      }
      new Ema.Growth.Power(invGamma, power);
    }

    @Nullable
    Ema ema() {
      if (decay == 0) {
        return null;
      }
      return switch (growth) {
        case POWER -> new Ema.Growing(decay, 0, 0, new Ema.Growth.Power(invGamma, power));
        case RATIO -> new Ema.Growing(decay, 0, 0, new Ema.Growth.Ratio());
        case COUNTED -> new Ema.Fixed(decay, true);
      };
    }
  }

  /** Clips of the train split that are not learnt from. */
  public record SetAside(
      @Doc("of so many train clips one is set aside; 0 for none") @Default("0")
      int oneOf,

      @Doc("steps between two looks at their loss") @Default("100")
      int every,

      @Doc(
          "looks in a row without a new lowest loss that end the training, which then yields the weights of the lowest; 0 for never")
      @Default("0")
      int patience) {
    public SetAside {
      if (oneOf < 0 || oneOf == 1 || every < 1 || patience < 0) {
        throw new IllegalArgumentException(
            "one-of must be 0 or at least 2, every positive and patience not negative, were "
                + oneOf + ", " + every + " and " + patience);
      }
    }
  }

  /** How often a training keeps its state. */
  public record Checkpoint(
      @Doc("after so many steps") @Default("100") int steps,

      @Doc("or so many minutes, whichever comes first") @Default("1")
      double minutes) {
    private static final double MILLIS = 60_000;

    public Checkpoint {
      if (steps < 1 || !(minutes > 0)) {
        throw new IllegalArgumentException(
            "steps and minutes must be positive, were " + steps + " and " + minutes);
      }
    }

    TrainingPlan.Keeping keeping() {
      return new TrainingPlan.Keeping(steps, Duration.ofMillis((long) Math.ceil(minutes * MILLIS)));
    }
  }

  /** The plan of a training of so many steps at the given highest learning rate. */
  public TrainingPlan plan(long steps, double rate) {
    return new TrainingPlan(
        steps,
        schedule.rates(rate, steps),
        new AdamW(betas.get(0), betas.get(1), epsilon, weightDecay),
        clipNorm,
        ema.ema(),
        accumulate,
        precision.onThisDevice(),
        checkpoint.keeping());
  }
}
