package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Better;
import io.formant.stages.judge.Judged;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What was measured of each clip alone. */
final class ClipScores {
  private static final List<Block.Measure> MEASURES = List.of(
      new Block.Measure("both", "%", Better.HIGHER),
      new Block.Measure("content", "%", Better.HIGHER),
      new Block.Measure("voice", "%", Better.HIGHER),
      new Block.Measure("MCD", "dB", Better.LOWER),
      new Block.Measure("evaluations", "", Better.LOWER));

  private ClipScores() {}

  /** @param distortion from another real clip of the pair [dB] */
  static Block.Scores of(
      String title, Map<String, Judged> named, Function<Judged, OptionalDouble> distortion) {
    List<Block.Score> scores = named.entrySet().stream()
        .map(entry -> score(entry.getKey(), entry.getValue(), distortion))
        .toList();
    return new Block.Scores(title, MEASURES, scores);
  }

  private static Block.Score score(
      String name, Judged clip, Function<Judged, OptionalDouble> distortion) {
    String evaluations = clip.item().label("evaluations");
    return new Block.Score(name, new double[] {
      share(clip.bothRight()),
      share(clip.contentRight()),
      share(clip.voiceRight()),
      distortion.apply(clip).orElse(Double.NaN),
      evaluations.isEmpty() ? Double.NaN : Double.parseDouble(evaluations)
    });
  }

  private static double share(boolean right) {
    return right ? 1 : 0;
  }
}
