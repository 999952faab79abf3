package io.formant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorEngineTest {
  private static final List<String> TWO = List.of("NVIDIA A", "NVIDIA B");

  @Test
  void auto_is_a_gpu_where_there_is_one_and_the_program_was_built_for_it() {
    assertThat(TensorEngine.decided("auto", "cu124", TWO)).isEqualTo("cuda");
    assertThat(TensorEngine.decided("auto", "cu124", List.of())).isEqualTo("cpu");
    assertThat(TensorEngine.decided("auto", "cpu", TWO)).isEqualTo("cpu");
    assertThat(TensorEngine.decided("cuda:1", "cpu", List.of())).isEqualTo("cuda:1");
  }

  @Test
  void results_depend_on_the_model_of_a_gpu_and_not_on_its_number() {
    assertThat(TensorEngine.named("cuda", TWO)).isEqualTo("cuda NVIDIA A");
    assertThat(TensorEngine.named("cuda:1", TWO)).isEqualTo("cuda NVIDIA B");
    assertThat(TensorEngine.named("cuda:2", TWO)).isEqualTo("cuda");
    assertThat(TensorEngine.named("cpu", TWO)).isEqualTo("cpu");
  }

  @Test
  void the_driver_lists_the_gpus(@TempDir Path driver) throws IOException {
    Path one = Files.createDirectory(driver.resolve("0000:81:00.0"));
    Files.writeString(one.resolve("information"), "Model: \t\t NVIDIA H100\nIRQ:   \t\t 17\n");
    Files.createDirectory(driver.resolve("0000:91:00.0"));
    assertThat(Gpus.models(driver)).containsExactly("NVIDIA H100", "GPU");
    assertThat(Gpus.models(driver.resolve("none"))).isEmpty();
  }
}
