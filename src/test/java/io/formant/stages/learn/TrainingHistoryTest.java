package io.formant.stages.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Block;
import org.junit.jupiter.api.Test;

class TrainingHistoryTest {

  private static TrainingHistory of(int steps) {
    TrainingHistory.Recorder recorder = new TrainingHistory.Recorder();
    for (int step = 1; step <= steps; step++) {
      recorder.add(step, step);
    }
    return recorder.history();
  }

  @Test
  void a_short_training_keeps_every_loss() {
    assertThat(of(3).steps()).containsExactly(1, 2, 3);
    assertThat(of(3).losses()).containsExactly(1, 2, 3);
  }

  @Test
  void a_long_training_keeps_the_mean_of_each_of_a_hundred_stretches_or_more() {
    assertThat(of(400).steps()).hasSize(100).startsWith(4, 8);
    assertThat(of(400).losses()).startsWith(2.5, 6.5).endsWith(398.5);
    assertThat(of(399).steps()).hasSize(199).startsWith(2, 4);
  }

  @Test
  void a_record_that_was_saved_and_loaded_goes_on_as_if_nothing_had_happened() {
    TrainingHistory.Recorder broken = new TrainingHistory.Recorder();
    for (int step = 1; step <= 7; step++) {
      broken.add(step, step);
    }
    TrainingHistory.Recorder continued = new TrainingHistory.Recorder();
    continued.load(broken.save());
    for (int step = 8; step <= 400; step++) {
      continued.add(step, step);
    }

    assertThat(continued.history().steps()).containsExactly(of(400).steps());
    assertThat(continued.history().losses()).containsExactly(of(400).losses());
  }

  @Test
  void the_curve_shows_the_loss_against_the_step() {
    Block.Curve curve = of(2).curve("loss", "a note");

    assertThat(curve.lines()).singleElement().satisfies(line -> {
      assertThat(line.x()).containsExactly(1, 2);
      assertThat(line.y()).containsExactly(1, 2);
    });
  }
}
