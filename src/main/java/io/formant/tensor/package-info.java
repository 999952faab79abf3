/**
 * The doorway to tensors: engine start, devices and threads, memory scopes, kernels, parameters and seeds.
 * Weight files are in {@link io.formant.tensor.weights}.
 *
 * <p>The engine is DJL's PyTorch. What its array interface lacks or is slow at is written as TorchScript text, in the resource
 * files beside this package ({@code *.torchscript}), packed into a module archive by {@link io.formant.tensor.Kernels} when it is
 * first used, and called one block at a time. Every ATen operator is reachable so, with gradients.
 *
 * <p>Rules: arrays live in a {@link io.formant.tensor.Scope}, one for each training or sampling step; parameters live in
 * {@link io.formant.tensor.Parameters}. The result of an array operation belongs to the scope of its <em>first</em> operand, so the
 * activation goes first: {@code activation.mul(parameter)}. Gradients are recorded only inside {@link
 * io.formant.tensor.Scope#recording()}. Random numbers are made in Java from a {@link io.formant.tensor.Seed}, so that every device
 * sees the same ones. No BFLOAT16 array ever crosses the array interface.
 *
 * <pre>{@code
 * try (Parameters parameters = new Parameters(new Seed(1))) {
 *   NDArray weight = parameters.root().uniform("weight", 0.1f, 3, 8);
 *   try (Scope scope = Scope.recording()) {
 *     NDArray loss = Kernels.linear(scope.from(inputs, 32, 8), weight, null).square().mean();
 *     List<NDArray> gradients = Gradients.of(loss, parameters);
 *   }
 * }
 * }</pre>
 */
@NullMarked
package io.formant.tensor;

import org.jspecify.annotations.NullMarked;
