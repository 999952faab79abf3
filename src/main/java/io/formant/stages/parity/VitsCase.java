package io.formant.stages.parity;

import ai.djl.ndarray.NDArray;
import io.formant.model.vits.Alignment;
import io.formant.model.vits.Posterior;
import io.formant.model.vits.Prior;
import io.formant.model.vits.Vits;
import io.formant.model.vits.VitsPass;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Values;
import io.formant.tensor.Kernels;
import io.formant.tensor.Scope;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The inputs of a case through a network, in the reference's layout: channels before frames. */
final class VitsCase {

  private final Vits vits;
  private final ReferenceCase reference;
  private final Scope scope;
  private final Map<String, Values> outputs = new LinkedHashMap<>();

  VitsCase(Vits vits, ReferenceCase reference, Scope scope) {
    this.vits = vits;
    this.reference = reference;
    this.scope = scope;
  }

  Map<String, Values> outputs() {
    if (reference.hasInput("x")) {
      text();
    }
    if (reference.hasInput("spec")) {
      audio();
    }
    if (reference.hasInput("slice_u")) {
      pass();
    }
    return outputs;
  }

  private void text() {
    Prior prior = prior();
    NDArray speaker = vits.speaker(speakers("sid"));
    put("enc_p.h", prior.hidden());
    put("enc_p.m", prior.mean());
    put("enc_p.logs", prior.logDeviation());
    putMask("x_mask", prior.mask());
    NDArray logFrames = logFrames(prior, speaker);
    outputs.put("dp.logw", Values.of(logFrames.expandDims(1)));
    if (reference.hasInput("w_train")) {
      NDArray frames = reference.input("w_train").in(scope).squeeze(1);
      NDArray loss = vits.durationLoss(prior, speaker, frames, noise("noise_dp_train", prior));
      outputs.put("dp.nll", Values.of(loss));
    }
    if (reference.hasInput("noise_infer")) {
      infer(prior, speaker, logFrames);
    }
  }

  private Prior prior() {
    int[] lengths = reference.input("x_lengths").ints();
    NDArray ids = reference.input("x").longsIn(scope);
    return vits.prior(ids, Vits.mask(scope, lengths, (int) ids.getShape().get(1)));
  }

  private NDArray logFrames(Prior prior, @Nullable NDArray speaker) {
    double scale = reference.config().number("noise_scale_w", 1);
    return vits.logFrames(prior, speaker, Kernels.times(noise("noise_dp", prior), scale));
  }

  /** Noise of the duration predictor, (B, S, 2); the deterministic one has none. */
  private NDArray noise(String name, Prior prior) {
    if (reference.hasInput(name)) {
      return turned(name);
    }
    return scope.zeros(prior.mask().getShape().get(0), prior.mask().getShape().get(1), 2);
  }

  private void infer(Prior prior, @Nullable NDArray speaker, NDArray logFrames) {
    int[] wanted =
        reference.hasInput("y_lengths") ? reference.input("y_lengths").ints() : null;
    Alignment alignment = Vits.alignment(
        logFrames, prior.mask(), reference.config().number("length_scale", 1), wanted);
    int[] lengths = Arrays.stream(alignment.token()).mapToInt(row -> row.length).toArray();
    NDArray mask = Vits.mask(scope, lengths, alignment.frames());
    NDArray path = alignment.path(scope);
    NDArray mean = Vits.expanded(path, prior.mean());
    NDArray logDeviation = Vits.expanded(path, prior.logDeviation());
    NDArray spread = turned("noise_infer").mul(logDeviation.exp());
    double scale = reference.config().number("noise_scale", 1);
    NDArray sample = mean.add(Kernels.times(spread, scale));
    NDArray latent = vits.fromPrior(sample, mask, speaker);
    int heard = reference.config().whole("max_len", alignment.frames());
    NDArray decoded = Kernels.masked(latent, mask).get(":, :" + heard);
    putWave("infer.wave", vits.decode(decoded, speaker));
    outputs.put("infer.attn", Values.of(path.expandDims(1)));
    put("infer.z", latent);
    put("infer.z_p", sample);
    put("infer.m_p", mean);
    put("infer.logs_p", logDeviation);
    putMask("infer.y_mask", mask);
    outputs.put("infer.y_lengths", numbers(lengths));
  }

  private void audio() {
    NDArray spectrogram = turned("spec");
    NDArray mask = Vits.mask(scope, reference.input("spec_lengths").ints(), (int)
        spectrogram.getShape().get(1));
    NDArray speaker = vits.speaker(speakers("sid"));
    Posterior posterior = vits.posterior(spectrogram, mask, speaker, turned("noise_q"));
    put("enc_q.z", posterior.latent());
    put("enc_q.m", posterior.mean());
    put("enc_q.logs", posterior.logDeviation());
    putMask("y_mask", mask);
    NDArray inPrior = vits.toPrior(posterior.latent(), mask, speaker);
    put("flow.z_p", inPrior);
    if (reference.hasInput("z_prior")) {
      put("flow.z_back", vits.fromPrior(Kernels.masked(turned("z_prior"), mask), mask, speaker));
    }
    int heard =
        reference.config().whole("dec_frames", (int) spectrogram.getShape().get(1));
    putWave("dec.wave", vits.decode(posterior.latent().get(":, :" + heard), speaker));
    if (reference.hasInput("sid_target")) {
      NDArray target = vits.speaker(speakers("sid_target"));
      NDArray converted = vits.fromPrior(inPrior, mask, target);
      put("vc.z_hat", converted);
      putWave("vc.wave", vits.decode(Kernels.masked(converted, mask), target));
    }
  }

  private void pass() {
    NDArray ids = reference.input("x").longsIn(scope);
    NDArray noise = reference.hasInput("noise_dp_train")
        ? turned("noise_dp_train")
        : scope.zeros(ids.getShape().get(0), ids.getShape().get(1), 2);
    VitsPass pass = VitsPass.of(
        vits,
        new VitsPass.Batch(
            ids,
            reference.input("x_lengths").ints(),
            turned("spec"),
            reference.input("spec_lengths").ints(),
            speakers("sid"),
            turned("noise_q"),
            noise,
            reference.input("slice_u").floats()),
        scope);
    outputs.put("train.attn", Values.of(pass.alignment().path(scope).expandDims(1)));
    outputs.put("train.l_length", Values.of(pass.durationLoss()));
    outputs.put("train.ids_slice", numbers(pass.firstFrames()));
    putWave("train.wave_slice", pass.samples());
    outputs.put("train.kl", Values.of(pass.divergence()));
  }

  private @Nullable NDArray speakers(String name) {
    return reference.hasInput(name) ? reference.input(name).longsIn(scope) : null;
  }

  /** An input with frames before channels. */
  private NDArray turned(String name) {
    return reference.input(name).in(scope).transpose(0, 2, 1);
  }

  private void put(String name, NDArray rows) {
    outputs.put(name, Values.of(rows.transpose(0, 2, 1)));
  }

  private void putMask(String name, NDArray mask) {
    outputs.put(name, Values.of(mask.expandDims(1)));
  }

  private void putWave(String name, NDArray samples) {
    outputs.put(name, Values.of(samples.expandDims(1)));
  }

  private static Values numbers(int[] values) {
    return Values.of(Arrays.stream(values).asDoubleStream().toArray());
  }
}
