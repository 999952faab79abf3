package io.formant.stages.study;

import io.formant.metric.Interval;
import io.formant.stage.Item;
import io.formant.stage.Task;
import io.formant.stages.Clip;
import io.formant.stages.judge.Judge;
import io.formant.stages.judge.Judged;
import io.formant.stages.judge.RecognizerModel;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What recognisers make of inversions, each list in the order of these.
 *
 * @param found what they hear in the sounds that were found
 * @param begun in those that descents started from
 * @param sought in the clips themselves
 * @param voices how many voices they tell apart
 * @param texts how many texts
 */
record InversionHearing(
    List<Judged> found, List<Judged> begun, List<Judged> sought, int voices, int texts) {

  static InversionHearing of(
      List<Inversion> inversions, RecognizerModel model, Judge judge, Task task) {
    return new InversionHearing(
        heard(inversions, Inversion::foundItem, judge, task),
        heard(inversions, Inversion::beginItem, judge, task),
        heard(inversions, Inversion::target, judge, task),
        model.voice().labels().size(),
        model.content().labels().size());
  }

  private static List<Judged> heard(
      List<Inversion> inversions, Function<Inversion, Item<Clip>> which, Judge judge, Task task) {
    return judge.all(inversions.stream().map(which).toList(), task);
  }

  /** The share of some of the clips that are heard right. */
  static Interval share(List<Judged> clips, int[] which, Predicate<Judged> right) {
    int count = (int) IntStream.of(which).filter(i -> right.test(clips.get(i))).count();
    return Interval.wilson(count, which.length);
  }
}
