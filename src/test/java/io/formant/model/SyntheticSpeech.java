package io.formant.model;

import io.formant.tensor.RandomStream;
import io.formant.tensor.Seed;

/** Coloured noise that stands for speech: a voice colours every frame alike, a word is a sequence of colours. */
public final class SyntheticSpeech {
  public static final int MELS = 20;

  private SyntheticSpeech() {}

  /** A take of a word in a voice, (F, M); takes differ in length, tempo and noise. */
  public static float[][] say(int word, int voice, int take) {
    RandomStream random = new Seed(17).at(word).at(voice).at(take).stream();
    int frames = 16 + random.below(10);
    float[][] mel = new float[frames][MELS];
    for (int f = 0; f < frames; f++) {
      RandomStream sound = new Seed(23).at(word).at(3L * f / frames).stream();
      RandomStream timbre = new Seed(29).at(voice).stream();
      for (int m = 0; m < MELS; m++) {
        mel[f][m] = (float) (-5 + sound.normal() + 0.7 * timbre.normal() + 0.5 * random.normal());
      }
    }
    return mel;
  }
}
