package io.formant.model.recognizer;

import ai.djl.ndarray.NDArray;
import io.formant.model.MelBatch;
import io.formant.tensor.Kernels;
import io.formant.tensor.Parameters;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a {@link Recognizer} learns by: random clips, each varied anew, against its label, a little smoothed.
 *
 * <p>A trainer minimises {@link #loss} over {@link #parameters()}; then {@link #recognizer()} is the trained model.
 */
public final class RecognizerTraining {
  private static final double SMOOTHING = 0.05;

  /** Mean frames up to which a batch is as large as asked for. */
  private static final double USUAL_FRAMES = 80;

  private static final int LEAST_BATCH = 8;

  private final RecognizerConfig config;
  private final List<String> labels;
  private final int[] answers;
  private final List<float[][]> pictures;
  private final Picture scale;
  private final Variation variation;
  private final int batch;
  private final Seed seed;
  private final Parameters parameters;
  private final RecognizerNetwork network;

  /**
   * @throws IllegalArgumentException if fewer than two labels occur, or bands differ from the config's
   */
  public RecognizerTraining(RecognizerConfig config, List<LabelledClip> clips, Seed seed) {
    this.config = config;
    this.seed = seed.at("batches");
    labels = clips.stream().map(LabelledClip::label).distinct().sorted().toList();
    if (labels.size() < 2) {
      throw new IllegalArgumentException("labels are " + labels
          + ", expected at least two to tell apart: learn from clips with more of them");
    }
    answers = clips.stream().mapToInt(clip -> labels.indexOf(clip.label())).toArray();
    pictures =
        clips.stream().map(clip -> Picture.coarse(config.mels(), clip.logMel())).toList();
    scale = Picture.of(pictures);
    variation = new Variation(config.frequencyWarp());
    double frames =
        pictures.stream().mapToInt(picture -> picture.length).average().orElseThrow();
    batch = (int) Math.max(
        Math.min(LEAST_BATCH, config.batch()), config.batch() * Math.min(1, USUAL_FRAMES / frames));
    parameters = new Parameters(seed.at("parameters"));
    network = new RecognizerNetwork(Picture.bands(config.mels()), labels.size(), parameters.root());
  }

  /** What the loss depends on. */
  public Parameters parameters() {
    return parameters;
  }

  /**
   * The cross entropy of a batch, a scalar.
   *
   * @param number of the batch, which decides the clips and all else that is random
   */
  public NDArray loss(long number, Scope scope) {
    RandomStream random = seed.at(number).stream();
    List<float[][]> varied = new ArrayList<>();
    float[] target = new float[batch * labels.size()];
    Arrays.fill(target, (float) (SMOOTHING / labels.size()));
    for (int b = 0; b < batch; b++) {
      int clip = random.below(pictures.size());
      varied.add(scale.scale(variation.apply(pictures.get(clip), scale.floor(), random)));
      target[b * labels.size() + answers[clip]] += (float) (1 - SMOOTHING);
    }
    NDArray logits =
        network.logits(network.embedding(MelBatch.of(scope, varied, RecognizerNetwork.STRIDE)));
    return Kernels.softCrossEntropy(logits, scope.from(target, batch, labels.size()));
  }

  /** The model with the parameters as they are now; closing it frees them. */
  public Recognizer recognizer() {
    return new Recognizer(config, labels, parameters, network, scale);
  }
}
