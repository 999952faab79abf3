package io.formant.report.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.report.live.LiveStage.State;
import io.formant.report.live.RunJournal.Stage;
import io.formant.report.live.RunJournal.Subject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRunTest {
  private static final Subject SUBJECT = new Subject(
      "digits",
      "pipelines/digits.yaml",
      List.of("model.steps=10"),
      List.of(
          new Stage("clips", "load-audio", List.of()),
          new Stage("model", "train.diffusion", List.of("clips"))));

  @TempDir
  Path cache;

  private LiveRun only() throws Exception {
    List<LiveRun> runs = LiveRun.all(cache);
    assertThat(runs).hasSize(1);
    return runs.get(0);
  }

  @Test
  void a_run_at_work_tells_how_far_each_stage_is() throws Exception {
    try (RunJournal journal = RunJournal.open(cache, SUBJECT)) {
      journal.stageStarted("clips", 500, 12);
      journal.stageFinished("clips", 500, 12, 2.5);
      journal.stageStarted("model", 1, 1);
      journal.advanced("model", 30, 120, "loss 0.25");
      LiveRun run = only();

      assertThat(run.outcome()).isEqualTo("running");
      assertThat(run.pipeline() + " " + run.overrides()).isEqualTo("digits [model.steps=10]");
      assertThat(run.ended()).isEqualTo(1);
      assertThat(run.stages())
          .extracting(LiveStage::state)
          .containsExactly(State.DONE, State.WORKING);
      assertThat(run.stages().get(1).perCent()).isEqualTo(25);
      assertThat(run.stages().get(1).note()).isEqualTo("loss 0.25");
      assertThat(run.stages().get(0).ran()).isEqualTo(12);
    }
  }

  @Test
  void advances_that_follow_each_other_at_once_are_written_once() throws Exception {
    try (RunJournal journal = RunJournal.open(cache, SUBJECT)) {
      for (int step = 0; step < 1000; step++) journal.advanced("model", step, 1000, "");
      journal.advanced("model", 1000, 1000, "");
    }
    Path file = Files.list(RunJournal.folder(cache)).findFirst().orElseThrow();

    assertThat(Files.readAllLines(file)).hasSizeLessThan(40);
    assertThat(only().stages().get(1).perCent()).isEqualTo(100);
  }

  @Test
  void a_run_that_ended_says_how_and_one_that_did_not_was_killed() throws Exception {
    try (RunJournal journal = RunJournal.open(cache, SUBJECT)) {
      journal.stageFailed("model", "", new IllegalStateException("loss is not a number"));
    }
    assertThat(only().outcome()).isEqualTo("killed");
    assertThat(only().notices()).containsExactly("model: loss is not a number");

    try (RunJournal journal = RunJournal.open(cache, SUBJECT)) {
      journal.ended("done", "/reports/digits/1");
    }
    assertThat(LiveRun.all(cache)).extracting(LiveRun::outcome).contains("done", "killed");
  }

  @Test
  void a_line_that_is_half_written_is_left_for_later() throws Exception {
    try (RunJournal journal = RunJournal.open(cache, SUBJECT)) {
      journal.stageStarted("clips", 3, 3);
    }
    Path file = Files.list(RunJournal.folder(cache)).findFirst().orElseThrow();
    Files.writeString(file, "{\"event\":\"finished\",\"sta", StandardOpenOption.APPEND);

    assertThat(only().stages().get(0).state()).isEqualTo(State.WORKING);
  }

  @Test
  void old_journals_go_and_ids_lead_nowhere_else() throws Exception {
    for (int i = 0; i < 60; i++) RunJournal.open(cache, SUBJECT).close();
    try (Stream<Path> files = Files.list(RunJournal.folder(cache))) {
      assertThat(files.count()).isBetween(40L, 42L);
    }
    Files.writeString(cache.resolve("secret.jsonl"), "{\"event\":\"run\"}\n");

    assertThat(LiveRun.of(cache, newest())).isPresent();
    assertThat(LiveRun.of(cache, "../secret")).isEmpty();
    assertThat(LiveRun.of(cache, "..")).isEmpty();
    assertThat(LiveRun.of(cache, "none")).isEmpty();
  }

  private String newest() throws Exception {
    return LiveRun.all(cache).get(0).id();
  }

  @Test
  void a_journal_that_cannot_be_written_disturbs_nothing() throws Exception {
    Files.writeString(RunJournal.folder(cache), "in the way");
    try (RunJournal journal = RunJournal.open(cache, SUBJECT)) {
      journal.stageStarted("clips", 1, 1);
      journal.ended("done", "");
    }

    assertThat(LiveRun.all(cache)).isEmpty();
  }
}
