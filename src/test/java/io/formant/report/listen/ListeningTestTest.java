package io.formant.report.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.report.compare.ScoredRun;
import io.formant.report.listen.ListeningTest.Choice;
import io.formant.report.listen.ListeningTest.Trial;
import io.formant.report.listen.TestPage.Destination;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListeningTestTest {
  @TempDir
  Path reports;

  private Path report;

  @BeforeEach
  void write() throws Exception {
    report = new ScoredRun().write(reports);
  }

  private ListeningTest test(Kind kind, long seed, String... systems) throws Exception {
    return ListeningTest.of(report, new Choice(kind, seed, Optional.empty(), List.of(systems)));
  }

  private static Set<Set<String>> heard(ListeningTest test) {
    return test.trials().stream()
        .map(trial -> trial.stimuli().stream().map(Stimulus::id).collect(Collectors.toSet()))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource
  void a_page_says_nothing_of_what_its_clips_are(Kind kind) throws Exception {
    String page = TestPage.render(test(kind, 1), Destination.NONE);
    String data = page.substring(page.indexOf("id=\"test\">"), page.indexOf("</script>"));

    assertThat(data).contains("\"stimuli\"", "\"audio\"");
    assertThat(data)
        .doesNotContain("generated", "resynthesis", "shuffled", "\"ann", "audio/", "voice\"")
        .doesNotContain("{test}", "NOT_FOUND");
    assertThat(page).doesNotContain("http://", "https://", "src=");
  }

  @ParameterizedTest
  @EnumSource
  void another_seed_has_the_same_clips_in_another_order(Kind kind) throws Exception {
    ListeningTest one = test(kind, 1);

    assertThat(heard(test(kind, 2))).isEqualTo(heard(one));
    assertThat(TestPage.render(test(kind, 2), Destination.NONE))
        .isNotEqualTo(TestPage.render(one, Destination.NONE));
    assertThat(TestPage.render(test(kind, 1), Destination.NONE))
        .isEqualTo(TestPage.render(one, Destination.NONE));
  }

  @Test
  void an_ab_trial_has_two_clips_of_one_voice_and_text_and_no_side_is_favoured() throws Exception {
    List<Trial> trials = test(Kind.AB, 3, "generated", "shuffled style").trials();

    assertThat(trials).hasSize(15).allSatisfy(trial -> {
      assertThat(trial.stimuli())
          .extracting(Stimulus::cell)
          .containsOnly(trial.stimuli().get(0).cell());
      assertThat(trial.stimuli())
          .extracting(Stimulus::system)
          .containsExactlyInAnyOrder("generated", "shuffled style");
    });
    assertThat(trials.stream()
            .filter(trial -> trial.stimuli().get(0).system().equals("generated"))
            .count())
        .isBetween(4L, 11L);
  }

  @Test
  void a_mushra_trial_hides_the_reference_among_the_clips() throws Exception {
    assertThat(test(Kind.MUSHRA, 1).trials()).hasSize(10).allSatisfy(trial -> {
      assertThat(trial.stimuli()).extracting(Stimulus::system).contains("reference");
      assertThat(trial.stimuli()).contains(trial.reference().orElseThrow());
    });
  }

  @Test
  void a_similarity_trial_has_a_real_clip_of_the_voice_with_another_text() throws Exception {
    assertThat(test(Kind.SIMILARITY, 1).trials()).hasSize(24).allSatisfy(trial -> {
      Stimulus speaker = trial.reference().orElseThrow();
      Stimulus clip = trial.stimuli().get(0);
      assertThat(speaker.system()).isEqualTo("reference");
      assertThat(speaker.clip().voice()).isEqualTo(clip.clip().voice());
      assertThat(speaker.clip().text()).isNotEqualTo(clip.clip().text());
    });
  }

  @Test
  void systems_are_heard_in_the_same_voices_and_texts() throws Exception {
    Set<Set<String>> cells = test(Kind.MOS, 1).trials().stream()
        .map(trial -> trial.stimuli().get(0))
        .collect(Collectors.groupingBy(
            Stimulus::system, Collectors.mapping(Stimulus::cell, Collectors.toSet())))
        .values()
        .stream()
        .collect(Collectors.toSet());

    assertThat(cells).hasSize(1);
    assertThat(cells.iterator().next()).hasSize(8);
  }

  @Test
  void what_the_report_does_not_hold_is_told_with_what_it_holds() {
    assertThatThrownBy(() -> test(Kind.AB, 1, "generated", "noise"))
        .hasMessageContaining("no clips are noise; the report holds 30 generated; 15 reference");
    assertThatThrownBy(() -> test(Kind.AB, 1, "generated"))
        .hasMessageContaining("an ab test needs two kinds of clips, has generated");
  }
}
