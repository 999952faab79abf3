package io.formant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainProgressTest {
  private final List<String> lines = new ArrayList<>();
  private long seconds;
  private final PlainProgress progress =
      new PlainProgress(lines::add, () -> seconds * 1_000_000_000L);

  @Test
  void a_stage_speaks_at_most_once_in_five_seconds() {
    progress.stageStarted("model", 1, 1);
    for (seconds = 1; seconds <= 12; seconds++)
      progress.advanced("model", seconds, 100, "loss 0.5");

    assertThat(lines)
        .containsExactly("model          5 of 100, loss 0.5", "model          10 of 100, loss 0.5");
  }

  @Test
  void every_stage_has_its_last_line() {
    progress.stageStarted("mel", 740, 12);
    progress.stageFinished("mel", 740, 12, 6.4);
    progress.stageFinished("clips", 740, 0, 0.1);

    assertThat(lines)
        .containsExactly(
            "mel            740 items, 12 ran, 6.4\u00a0s", "clips          740 items, cached");
  }

  @Test
  void a_failure_names_the_item() {
    progress.stageFailed("mel", "zero_kal_1.wav", new IllegalStateException("no"));

    assertThat(lines).containsExactly("mel            failed at zero_kal_1.wav");
  }
}
