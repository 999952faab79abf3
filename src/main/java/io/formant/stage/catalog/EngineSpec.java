package io.formant.stage.catalog;

import io.formant.stage.Default;
import io.formant.stage.Doc;

/** Where tensors are computed, as a pipeline says it under {@code engine}. */
public record EngineSpec(
    @Doc(
        "cpu, cuda, cuda:N, or auto: the first GPU where there is one and the program was built for GPUs")
    @Default("auto")
    String device,

    @Doc(
        "threads of one tensor operation on the CPU; with one, results are the same bytes every time")
    @Default("1")
    int threads) {

  /** What a pipeline that says nothing means. */
  public static final EngineSpec STANDARD = new EngineSpec("auto", 1);

  public EngineSpec {
    if (!device.matches("auto|cpu|cuda(:\\d{1,3})?")) {
      throw new IllegalArgumentException("device must be auto, cpu, cuda or cuda:N, was " + device);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
  }
}
