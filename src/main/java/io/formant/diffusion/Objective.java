package io.formant.diffusion;

import ai.djl.ndarray.NDArray;

/**
 * What the network learns to predict of a noisy target xₜ = α·x₀ + β·ε. Each prediction y tells both x₀ and ε, so that all
 * objectives of one path are views of the same, and a sampler needs to know no more.
 */
public enum Objective {

  /**
   * v = α·ε − β·x₀ on the circle; then x₀ = α·xₜ − β·v and ε = β·xₜ + α·v.
   *
   * <p>Source: Salimans & Ho 2022, https://arxiv.org/abs/2202.00512.
   */
  VELOCITY("velocity", NoisePath.CIRCLE) {
    @Override
    public NDArray target(NDArray clean, NDArray noise, Level at) {
      return noise.mul(at.alpha()).sub(clean.mul(at.beta()));
    }

    @Override
    public NDArray clean(NDArray x, NDArray y, Level at) {
      return x.mul(at.alpha()).sub(y.mul(at.beta()));
    }

    @Override
    public NDArray noise(NDArray x, NDArray y, Level at) {
      return x.mul(at.beta()).add(y.mul(at.alpha()));
    }
  },

  /**
   * ε itself; then x₀ = (xₜ − β·y) / α. Pure noise tells nothing of x₀, so sampling starts a little before it, at σ = 100.
   *
   * <p>Source: Ho, Jain & Abbeel 2020, https://arxiv.org/abs/2006.11239.
   */
  NOISE("noise", NoisePath.CIRCLE) {
    @Override
    public NDArray target(NDArray clean, NDArray noise, Level at) {
      return noise;
    }

    @Override
    public NDArray clean(NDArray x, NDArray y, Level at) {
      return x.sub(y.mul(at.beta())).div(at.alpha());
    }

    @Override
    public NDArray noise(NDArray x, NDArray y, Level at) {
      return y;
    }

    @Override
    double latest() {
      return path().time(GREATEST_SIGMA);
    }
  },

  /**
   * x₀ itself; then ε = (xₜ − α·y) / β. The error of v is that of x₀ over β², so the loss is weighted by min(1/β², 5): that of
   * VELOCITY but for nearly clean targets, whose detail it spares.
   *
   * <p>Source: the truncated signal-to-noise weighting of Salimans & Ho 2022, https://arxiv.org/abs/2202.00512.
   */
  CLEAN("clean target", NoisePath.CIRCLE) {
    @Override
    public NDArray target(NDArray clean, NDArray noise, Level at) {
      return clean;
    }

    @Override
    public NDArray clean(NDArray x, NDArray y, Level at) {
      return y;
    }

    @Override
    public NDArray noise(NDArray x, NDArray y, Level at) {
      return x.sub(y.mul(at.alpha())).div(at.beta());
    }

    @Override
    public double weight(double t) {
      return Math.min(1 / (path().beta(t) * path().beta(t)), GREATEST_WEIGHT);
    }
  },

  /**
   * Rectified flow: ε − x₀ on the straight path; then x₀ = xₜ − t·y and ε = xₜ + (1 − t)·y.
   *
   * <p>Source: Liu, Gong & Liu 2022, https://arxiv.org/abs/2209.03003.
   */
  FLOW("direction of the flow", NoisePath.STRAIGHT) {
    @Override
    public NDArray target(NDArray clean, NDArray noise, Level at) {
      return noise.sub(clean);
    }

    @Override
    public NDArray clean(NDArray x, NDArray y, Level at) {
      return x.sub(y.mul(at.beta()));
    }

    @Override
    public NDArray noise(NDArray x, NDArray y, Level at) {
      return x.add(y.mul(at.alpha()));
    }
  };

  private static final double GREATEST_WEIGHT = 5;
  private static final double GREATEST_SIGMA = 100;

  private final String words;
  private final NoisePath path;

  Objective(String words, NoisePath path) {
    this.words = words;
    this.path = path;
  }

  /** What is predicted. */
  public String words() {
    return words;
  }

  /** How noise takes targets over. */
  public NoisePath path() {
    return path;
  }

  /** What the network is to predict. */
  public abstract NDArray target(NDArray clean, NDArray noise, Level at);

  /** The clean target that a prediction y at xₜ implies. */
  public abstract NDArray clean(NDArray x, NDArray y, Level at);

  /** The noise that a prediction y at xₜ implies. */
  public abstract NDArray noise(NDArray x, NDArray y, Level at);

  /** What the squared error at a time counts in the loss. */
  public double weight(double t) {
    return 1;
  }

  /** The latest time at which a prediction tells x₀. */
  double latest() {
    return 1;
  }
}
