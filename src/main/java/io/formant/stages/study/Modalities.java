package io.formant.stages.study;

import io.formant.stage.Item;
import io.formant.stages.Embedding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Clips, and one vector of words a voice.
 *
 * @param voices that speak, as they appear
 * @param clips [n][d]
 * @param said who says what in each clip, [n]
 * @param clipVoices numbers of the clips' voices, [n]
 * @param words of each voice, [voices][d]
 */
record Modalities(
    List<String> voices, float[][] clips, List<String> said, int[] clipVoices, float[][] words) {

  static Modalities of(List<Item<Embedding>> clips, List<Item<Embedding>> words) {
    Map<String, float[]> ofVoices = new LinkedHashMap<>();
    words.forEach(item -> ofVoices.putIfAbsent(item.label("voice"), item.value().values()));
    List<String> voices = List.copyOf(ofVoices.keySet());
    return new Modalities(
        voices,
        points(clips),
        clips.stream()
            .map(item -> item.label("voice") + ": " + item.label("text"))
            .toList(),
        clips.stream().mapToInt(item -> voices.indexOf(item.label("voice"))).toArray(),
        ofVoices.values().toArray(float[][]::new));
  }

  private static float[][] points(List<Item<Embedding>> items) {
    return items.stream().map(item -> item.value().values()).toArray(float[][]::new);
  }

  /** The numbers of the voices, which are the labels of the words. */
  int[] wordVoices() {
    return IntStream.range(0, words.length).toArray();
  }

  /** The voices of the clips, then of the words. */
  int[] allVoices() {
    return IntStream.concat(IntStream.of(clipVoices), IntStream.of(wordVoices()))
        .toArray();
  }

  /** The clips, then the words, each of length 1. */
  float[][] allDirections() {
    float[][] all = new float[clips.length + words.length][];
    for (int i = 0; i < all.length; i++)
      all[i] = direction(i < clips.length ? clips[i] : words[i - clips.length]);
    return all;
  }

  private static float[] direction(float[] vector) {
    double squares = 0;
    for (float value : vector) squares += (double) value * value;
    float[] direction = vector.clone();
    for (int d = 0; d < direction.length; d++) direction[d] /= (float) Math.sqrt(squares);
    return direction;
  }
}
