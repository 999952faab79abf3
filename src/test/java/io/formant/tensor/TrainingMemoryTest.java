package io.formant.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import io.formant.train.HeldOut;
import io.formant.train.Trainer;
import io.formant.train.TrainingListener;
import io.formant.train.TrainingPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A training takes no more memory however long it lasts. */
class TrainingMemoryTest {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int WARM = 100;
  private static final int STEPS = 250;

  /** An activation is half a megabyte, so one a step that is not freed would show. */
  private static final long MOST_GROWTH_MIB = 48;

  private final List<Integer> arrays = new ArrayList<>();
  private final List<Long> residentMib = new ArrayList<>();

  @Test
  void arrays_and_resident_memory_stay_as_they_are_after_the_first_steps() {
    assumeTrue(Files.exists(STATUS), "needs /proc");
    try (Parameters parameters = new Parameters(new Seed(1))) {
      NDArray first = parameters.root().normal("first", 0.1, 16, 8, 3);
      NDArray second = parameters.root().normal("second", 0.1, 8, 16, 3);
      new Trainer(parameters, TrainingPlan.of(STEPS, 1e-3).withBatchesPerStep(2))
          .listener(watching(first))
          .heldOut(new HeldOut((batch, scope) -> loss(first, second, batch, scope), 1, 50, 9))
          .run((batch, scope) -> loss(first, second, batch, scope));
    }
    assertThat(arrays).hasSize(STEPS);
    assertThat(arrays.subList(WARM, STEPS)).containsOnly(arrays.get(10));
    assertThat(residentMib.get(STEPS - 1) - residentMib.get(WARM)).isLessThan(MOST_GROWTH_MIB);
  }

  private TrainingListener watching(NDArray parameter) {
    return report -> {
      arrays.add(Torch.root().getManagedArrays().size()
          + parameter.getManager().getManagedArrays().size());
      residentMib.add(residentMib());
    };
  }

  private static NDArray loss(NDArray first, NDArray second, long batch, Scope scope) {
    NDArray x = scope.normal(new Seed(batch).stream(), 8, 1024, 8);
    NDArray hidden = Kernels.silu(Kernels.conv1d(x, first, null, 1, 1, 1));
    return Kernels.meanSquareError(Kernels.conv1d(hidden, second, null, 1, 1, 1), x, null);
  }

  private static long residentMib() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
