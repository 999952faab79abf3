package io.formant.model.clap;

import ai.djl.ndarray.NDArray;
import io.formant.model.BandStatistics;
import io.formant.model.MelBatch;
import io.formant.model.VariedPart;
import io.formant.tensor.Parameters;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.text.SentenceEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a {@link Clap} learns by: random clips, each a random part of itself, a little louder or softer and noisier, so that it
 * hears who speaks rather than what is said or how loud.
 *
 * <p>A trainer minimises {@link #loss} over {@link #parameters()}; then {@link #clap()} is the trained model.
 */
public final class ClapTraining {
  private final ClapConfig config;
  private final BandStatistics bands;
  private final List<float[][]> pictures;
  private final List<String> captions;
  private final Map<String, float[]> sentences;
  private final Seed seed;
  private final Parameters parameters;
  private final ClapNetwork network;

  /**
   * @throws IllegalArgumentException if fewer than two captions occur, or bands differ from the config's
   */
  public ClapTraining(ClapConfig config, List<CaptionedClip> clips, Seed seed) {
    this.config = config;
    this.seed = seed.at("batches");
    captions = clips.stream().map(CaptionedClip::caption).toList();
    sentences = sentences(captions);
    bands = BandStatistics.of(
        config.mels(), clips.stream().map(CaptionedClip::logMel).toList());
    pictures = clips.stream().map(clip -> bands.normalize(clip.logMel())).toList();
    parameters = new Parameters(seed.at("parameters"));
    network = new ClapNetwork(config, parameters.root());
  }

  private static Map<String, float[]> sentences(List<String> captions) {
    Map<String, float[]> sentences = new LinkedHashMap<>();
    for (String caption : captions) {
      sentences.computeIfAbsent(caption, SentenceEncoder.shared()::encode);
    }
    if (sentences.size() < 2) {
      throw new IllegalArgumentException("captions are " + sentences.keySet()
          + ", expected at least two to tell apart: learn from clips of more voices");
    }
    return sentences;
  }

  /** What the loss depends on. */
  public Parameters parameters() {
    return parameters;
  }

  /**
   * The contrastive loss of a batch, a scalar.
   *
   * @param batch its number, which decides the clips and all else that is random
   */
  public NDArray loss(long batch, Scope scope) {
    RandomStream random = seed.at(batch).stream();
    int[] clips = new int[config.batch()];
    List<float[][]> parts = new ArrayList<>();
    for (int b = 0; b < clips.length; b++) {
      clips[b] = random.below(pictures.size());
      parts.add(VariedPart.of(pictures.get(clips[b]), random));
    }
    NDArray audio = network.audio(MelBatch.of(scope, parts, ClapNetwork.STRIDE));
    NDArray text = network.text(scope.from(texts(clips), clips.length, SentenceEncoder.WIDTH));
    return network.loss(audio, text, scope.from(positives(clips), clips.length, clips.length));
  }

  private float[] texts(int[] clips) {
    float[] texts = new float[clips.length * SentenceEncoder.WIDTH];
    for (int b = 0; b < clips.length; b++) {
      float[] sentence = Objects.requireNonNull(sentences.get(captions.get(clips[b])));
      System.arraycopy(sentence, 0, texts, b * sentence.length, sentence.length);
    }
    return texts;
  }

  /** Each row spread evenly over the clips of the batch that share its caption. */
  private float[] positives(int[] clips) {
    int size = clips.length;
    float[] target = new float[size * size];
    for (int i = 0; i < size; i++) {
      String caption = captions.get(clips[i]);
      int count = 0;
      for (int other : clips) count += captions.get(other).equals(caption) ? 1 : 0;
      for (int j = 0; j < size; j++) {
        if (captions.get(clips[j]).equals(caption)) target[i * size + j] = 1f / count;
      }
    }
    return target;
  }

  /** The model with the parameters as they are now; closing it frees them. */
  public Clap clap() {
    return new Clap(config, parameters, network, bands);
  }
}
