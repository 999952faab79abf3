package io.formant.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import org.junit.jupiter.api.Test;

class ComputeTest {

  @Test
  void auto_takes_the_first_gpu_where_there_is_one() {
    assertThat(new Compute("auto", 1).resolve(0)).isEqualTo(Device.cpu());
    assertThat(new Compute("auto", 1).resolve(2)).isEqualTo(Device.gpu(0));
    assertThat(new Compute("cpu", 1).resolve(2)).isEqualTo(Device.cpu());
  }

  @Test
  void a_gpu_is_named_by_its_number() {
    assertThat(new Compute("cuda", 1).resolve(1)).isEqualTo(Device.gpu(0));
    assertThat(new Compute("cuda:1", 1).resolve(2)).isEqualTo(Device.gpu(1));
  }

  @Test
  void a_gpu_that_is_not_there_is_no_cpu_instead() {
    assertThatThrownBy(() -> new Compute("cuda:2", 1).resolve(2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "device is cuda:2, but PyTorch sees 2 CUDA devices: use device cpu or auto, or a"
                + " build with CUDA");
  }

  @Test
  void another_word_is_refused() {
    assertThatThrownBy(() -> new Compute("gpu", 1))
        .hasMessage("device is gpu, expected auto, cpu, cuda or cuda:N");
    assertThatThrownBy(() -> new Compute("cuda:x", 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
