package io.formant.model.htsat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import io.formant.tensor.Pictures;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A spectrogram that is too long for the picture as four that fit: the whole of it shrunk, and a cut of its beginning, its middle and
 * its end.
 *
 * <p>Departure: the reference draws where in each third of the clip a cut lies; here it is the middle of the third, so that an
 * embedding can be repeated.
 */
final class LongClip {

  private LongClip() {}

  /** Views of (1, T, M), T more than {@code frames}: (1, 4, frames, M). */
  static NDArray views(NDArray logMel, int frames) {
    NDList views = new NDList(Pictures.shrink(logMel, frames));
    int total = Math.toIntExact(logMel.getShape().get(1));
    for (int begin : begins(total - frames + 1)) {
      views.add(logMel.get(new NDIndex(":, {}:{}", begin, begin + frames)));
    }
    return NDArrays.stack(views, 1);
  }

  /** Where cuts begin, of so many places where one could: the middle of each third; the first where a third has none. */
  static List<Integer> begins(int places) {
    return IntStream.range(0, ViewFusion.CUTS)
        .map(third -> {
          int first =
              third * (places / ViewFusion.CUTS) + Math.min(third, places % ViewFusion.CUTS);
          int size = places / ViewFusion.CUTS + (third < places % ViewFusion.CUTS ? 1 : 0);
          return size == 0 ? 0 : first + (size - 1) / 2;
        })
        .boxed()
        .toList();
  }
}
