/** Measurements beside plain PyTorch; {@code bench/} has their other halves and starts them. */
@org.jspecify.annotations.NullMarked
package io.formant.bench;
