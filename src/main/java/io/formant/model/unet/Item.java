package io.formant.model.unet;

import ai.djl.ndarray.NDArray;

/** A part of a level. */
@FunctionalInterface
interface Item {

  /** x (B, …, C); padded frames of it are 0, and stay so. */
  NDArray apply(NDArray x, Conditioning c);
}
