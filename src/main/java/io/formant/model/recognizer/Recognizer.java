package io.formant.model.recognizer;

import ai.djl.ndarray.NDArray;
import io.formant.model.MelBatch;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says which of its labels a clip has: a word, or a voice. {@link RecognizerTraining} makes one. Safe for use by several threads.
 */
public final class Recognizer implements AutoCloseable {
  private static final int BATCH = 32;

  private final RecognizerConfig config;
  private final List<String> labels;
  private final Parameters parameters;
  private final RecognizerNetwork network;
  private final Picture scale;

  Recognizer(
      RecognizerConfig config,
      List<String> labels,
      Parameters parameters,
      RecognizerNetwork network,
      Picture scale) {
    this.config = config;
    this.labels = List.copyOf(labels);
    this.parameters = parameters;
    this.network = network;
    this.scale = scale;
  }

  /**
   * What a clip is.
   *
   * @param logMel natural-log mel frames, (F, M)
   */
  public Recognition recognize(float[][] logMel) {
    return recognize(List.<float[][]>of(logMel)).get(0);
  }

  /** What clips are, in their order. */
  public List<Recognition> recognize(List<float[][]> logMels) {
    List<Recognition> recognitions = new ArrayList<>();
    for (int from = 0; from < logMels.size(); from += BATCH) {
      List<float[][]> part = logMels.subList(from, Math.min(from + BATCH, logMels.size()));
      try (Scope scope = Scope.open()) {
        NDArray embedding =
            network.embedding(MelBatch.of(scope, scaled(part), RecognizerNetwork.STRIDE));
        NDArray probabilities = network.logits(embedding).softmax(1);
        recognitions.addAll(recognitions(probabilities.toFloatArray(), embedding.toFloatArray()));
      }
    }
    return recognitions;
  }

  private List<float[][]> scaled(List<float[][]> logMels) {
    return logMels.stream()
        .map(each -> scale.scale(Picture.coarse(config.mels(), each)))
        .toList();
  }

  private List<Recognition> recognitions(float[] probabilities, float[] embeddings) {
    List<Recognition> recognitions = new ArrayList<>();
    int width = RecognizerNetwork.EMBEDDING;
    for (int b = 0; b * width < embeddings.length; b++) {
      float[] row = Arrays.copyOfRange(probabilities, b * labels.size(), (b + 1) * labels.size());
      float[] embedding = Arrays.copyOfRange(embeddings, b * width, (b + 1) * width);
      recognitions.add(new Recognition(labels.get(likeliest(row)), row, embedding));
    }
    return recognitions;
  }

  private static int likeliest(float[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++)
      if (probabilities[i] > probabilities[best]) best = i;
    return best;
  }

  public RecognizerConfig config() {
    return config;
  }

  /** All labels in alphabetical order, that of the probabilities. */
  public List<String> labels() {
    return labels;
  }

  /** The trained numbers by name, for {@link #of}. */
  public Map<String, TensorData> weights() {
    Map<String, TensorData> weights = new LinkedHashMap<>(parameters.save());
    scale.save(weights);
    return weights;
  }

  /**
   * The model whose {@link #labels()} and {@link #weights()} these are.
   *
   * @throws IllegalArgumentException if they don't fit the config
   */
  public static Recognizer of(
      RecognizerConfig config, List<String> labels, Map<String, TensorData> weights) {
    Map<String, TensorData> rest = new LinkedHashMap<>(weights);
    Picture scale = Picture.take(rest);
    Parameters parameters = new Parameters(new Seed(0));
    RecognizerNetwork network =
        new RecognizerNetwork(Picture.bands(config.mels()), labels.size(), parameters.root());
    parameters.load(rest);
    return new Recognizer(config, labels, parameters, network, scale);
  }

  @Override
  public void close() {
    parameters.close();
  }
}
