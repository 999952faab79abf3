package io.formant.tensor.weights;

import static io.formant.tensor.weights.HostileFiles.entry;
import static io.formant.tensor.weights.HostileFiles.safetensors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import io.formant.tensor.stored.WeightFormatException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file means harm: it is refused in a sentence, nothing of it is run, and little memory is used. */
class HostileWeightFileTest {

  private static final long MOST_ALLOCATED = 24L << 20;

  @TempDir
  private Path folder;

  static Stream<HostileCase> cases() {
    return Stream.of(
            HostileSafetensors.headers(),
            HostileSafetensors.offsets(),
            HostilePickles.calls(),
            HostilePickles.pickles(),
            HostileCosts.costs(),
            HostileTensors.tensors(),
            HostileArchives.archives(),
            HostileArchives.streams())
        .flatMap(some -> some);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void it_is_refused_in_a_sentence_and_little_memory_is_used(HostileCase hostile)
      throws IOException {
    Path file = Files.write(folder.resolve("w.pth"), hostile.file());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long before = threads.getCurrentThreadAllocatedBytes();
    Throwable refusal = catchThrowable(() -> WeightFile.open(file));
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(refusal)
        .isInstanceOf(WeightFormatException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(hostile.refusal());
    assertThat(refusal.getMessage().length()).isLessThan(file.toString().length() + 400);
    assertThat(allocated).isLessThan(MOST_ALLOCATED + 40L * hostile.file().length);
  }

  static Stream<Pickled> repetitions() {
    return Stream.of(HostileCosts.encodings(), HostileCosts.longKey());
  }

  @ParameterizedTest
  @MethodSource("repetitions")
  void what_is_named_once_and_used_often_is_kept_once(Pickled object) throws IOException {
    byte[] bytes = HostileFiles.holding(object);
    Path file = Files.write(folder.resolve("w.pth"), bytes);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long before = threads.getCurrentThreadAllocatedBytes();
    WeightFile weights = WeightFile.open(file);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(weights.everything().names()).isEmpty();
    assertThat(allocated).isLessThan(MOST_ALLOCATED + 40L * bytes.length);
  }

  @Test
  void there_are_many_and_no_two_are_the_same() {
    List<HostileCase> cases = cases().toList();

    assertThat(cases).hasSizeGreaterThan(100);
    assertThat(cases.stream().map(some -> Arrays.hashCode(some.file())).collect(Collectors.toSet()))
        .hasSameSizeAs(cases);
  }

  @Test
  void more_tensors_than_any_model_has_are_refused() throws IOException {
    String header = IntStream.range(0, 100_001)
        .mapToObj(i -> entry("t" + i, "F32", "[0]", 0, 0))
        .collect(Collectors.joining(",", "{", "}"));
    Path file = Files.write(folder.resolve("w.safetensors"), safetensors(header, 0));

    assertThat(catchThrowable(() -> WeightFile.open(file)))
        .hasMessageContaining("holds more than 100000 tensors");
  }
}
