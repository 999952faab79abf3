package io.formant.model.unet;

/** How what came into a level joins what goes out. */
public sealed interface Skip {

  /** The sum. */
  record Add() implements Skip {}

  /**
   * A convolution of width 1 over the channels of both.
   *
   * @param scale of what came in
   */
  record Concatenate(double scale) implements Skip {}

  /** The sum, what goes out scaled channel by channel by the features. */
  record Modulate() implements Skip {}
}
