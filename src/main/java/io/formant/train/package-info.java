/**
 * The training loop, the same for every model: a loss function in, trained parameters out.
 *
 * <p>A loss function is a scalar made in a recording scope from the parameters and the batch of a given number; it draws what it
 * needs from seeds split by that number, so step 500 is the same step in an unbroken and in a continued training, and both end in
 * the same weights.
 *
 * <pre>{@code
 * try (Parameters parameters = new Parameters(seed.at("weights"))) {
 *   VoiceClassifier net = new VoiceClassifier(parameters.root(), 64, 6);
 *   Batches batches = Batches.of(lengths, 32, seed.at("batches"));
 *   TrainingPlan plan = TrainingPlan.of(800, 2e-3);
 *   Map<String, TensorData> weights = new Trainer(parameters, plan)
 *       .listener(report -> progress.accept(report.step(), report.loss()))
 *       .checkpoints(new CheckpointFile(folder.resolve("classifier.safetensors")))
 *       .run((batch, scope) -> loss(net, clips(batches.at(batch)), scope));
 * }
 * }</pre>
 */
@NullMarked
package io.formant.train;

import org.jspecify.annotations.NullMarked;
