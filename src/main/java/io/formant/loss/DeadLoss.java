package io.formant.loss;

/** A loss that would train nothing, or spoil what is trained: its gradient is zero or not finite. */
public final class DeadLoss extends RuntimeException {

  private static final long serialVersionUID = 1;

  DeadLoss(String name, double gradientNorm) {
    super(
        "loss '" + name + "' has a gradient of norm " + gradientNorm
            + " at the prediction, expected a positive one: its encoder may detach or copy what it is given; leave the loss out or repair it");
  }
}
