package io.formant.tensor.weights;

import static io.formant.tensor.weights.HostileCase.of;
import static io.formant.tensor.weights.HostileFiles.holding;
import static io.formant.tensor.weights.HostileFiles.view;

import java.util.stream.Stream;

/** Archives whose tensors lie where they can't. */
final class HostileTensors {

  private HostileTensors() {}

  static Stream<HostileCase> tensors() {
    long[] four = {4};
    return Stream.of(
        of(
            "storage that is not there",
            Zipped.pickle(
                    Pickled.protocol(2).raw('}').item("w", "7", 4, 0, four, 1).stop())
                .bytes(),
            "lacks 'w/data/7'"),
        of(
            "storage outside of the archive",
            Zipped.pickle(Pickled.protocol(2)
                    .raw('}')
                    .item("w", "../version", 2, 0, four, 1)
                    .stop())
                .bytes(),
            "lacks 'w/data/../version'"),
        of(
            "storage that claims more",
            view(1L << 40, 0, four, 1),
            "has 16 bytes, expected those of 1099511627776"),
        of("storage of negative size", view(-4, 0, four, 1), "expected a storage"),
        of("view beyond its storage", view(4, 1, four, 1), "needs more than the 4 of its storage"),
        of("view by strides beyond", view(4, 0, four, 2), "needs more than the 4"),
        of("view at a negative place", view(4, -1, four, 1), "begins at -1"),
        of("view at an endless place", view(4, Long.MAX_VALUE, four, 1), "needs more than the 4"),
        of("negative size", view(4, 0, new long[] {-4}, 1), "expected none below 0"),
        of("negative stride", view(4, 3, four, -1), "expected none below 0"),
        of(
            "axes without strides",
            view(4, 0, new long[] {2, 2}, 1),
            "a shape of 2 axes with 1 strides"),
        of(
            "strides that overflow",
            view(4, 0, new long[] {3, 3}, Long.MAX_VALUE, 1),
            "larger than any memory"),
        of(
            "sizes that overflow",
            view(4, 0, new long[] {1L << 40, 1L << 40}, 0, 0),
            "larger than any memory"),
        of(
            "ten gigabytes of one number",
            view(4, 0, new long[] {2_684_354_560L}, 0),
            "repeat the same numbers"),
        of(
            "an eternity of one number",
            view(4, 0, new long[] {1L << 61}, 0),
            "repeat the same numbers"),
        of(
            "many repetitions",
            holdingViews(100, new long[] {500_000}, 0),
            "repeat the same numbers"),
        of("storage of two sizes", twoSizes(), "storage '0' has two types or sizes"),
        of(
            "tensor of a text",
            holding(new Pickled().calling("torch._utils", "_rebuild_tensor_v2", "x")),
            "argument 0 of a call is the text 'x', expected TorchStorage"),
        of(
            "reference to a text",
            holding(new Pickled().text("x").raw('Q')),
            "refers to the text 'x'"),
        of(
            "size of texts",
            holding(new Pickled().global("torch", "Size").text("x").raw(0x85, 'R')),
            "expected Tuple"));
  }

  private static byte[] holdingViews(int count, long[] shape, long... strides) {
    Pickled pickle = Pickled.protocol(2).raw('}');
    for (int i = 0; i < count; i++) {
      pickle.item("w" + i, "0", 4, 0, shape, strides);
    }
    return Zipped.pickle(pickle.stop()).entry("w/data/0", new byte[16]).bytes();
  }

  private static byte[] twoSizes() {
    Pickled pickle = Pickled.protocol(2).raw('}');
    pickle.item("a", "0", 4, 0, new long[] {4}, 1).item("b", "0", 8, 0, new long[] {8}, 1);
    return Zipped.pickle(pickle.stop()).entry("w/data/0", new byte[16]).bytes();
  }
}
