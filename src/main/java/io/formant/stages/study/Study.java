package io.formant.stages.study;

import io.formant.artifact.Block.Basis;
import io.formant.artifact.Digest;
import io.formant.model.BandStatistics;
import io.formant.stage.Item;
import io.formant.stages.Embedding;
import java.util.List;

/**
 * One embedding of some clips.
 *
 * @param name as the pipeline calls it
 * @param points components standardised, so that statistics of different units are comparable, [n][d]
 * @param splits that the clips are of, in words
 * @param clips digest of which clips they are
 */
record Study(
    String name,
    float[][] points,
    Factor voice,
    Factor text,
    Factor recording,
    String splits,
    String clips) {

  static Study of(String name, List<Item<Embedding>> items, String splits) {
    float[][] values = items.stream().map(item -> item.value().values()).toArray(float[][]::new);
    float[][] points =
        BandStatistics.of(values[0].length, List.<float[][]>of(values)).normalize(values);
    Digest clips = Digest.of(items.stream()
        .map(item -> item.key() + " " + item.label("voice") + " " + item.label("text"))
        .toList());
    return new Study(
        name,
        points,
        Factor.of("voice", "voice", items),
        Factor.of("text", "text", items),
        Factor.of("recording", "recorded", items),
        splits,
        clips.hex());
  }

  /** Voice, text and recording. */
  List<Factor> factors() {
    return List.of(voice, text, recording);
  }

  /** What besides a factor might make two clips alike. */
  Factor besides(Factor factor) {
    return factor == voice ? text : voice;
  }

  int clipCount() {
    return points.length;
  }

  /** A number of this study; the embedding is what is compared, the clips and the metric must be the same. */
  Basis basis(String metric) {
    return new Basis(metric, "", "", 0, splits, clips, true);
  }
}
