package io.formant.tensor;

/**
 * In what numbers the products of networks are computed: those of linear maps, convolutions and attention. All else, and every
 * array, is float32.
 */
public enum Precision {

  /** 24 bits of mantissa. */
  FLOAT32,

  /** 8 bits of mantissa: inputs and weights are rounded before each product. Fast on GPUs since Ampere, slow on most CPUs. */
  BFLOAT16
}
