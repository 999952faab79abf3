package io.formant.stages.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.formant.artifact.Block;
import io.formant.corpus.Split;
import io.formant.stages.Cell;
import io.formant.stages.judge.Judged;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clips heard as the voice asked for are near it, those heard as another are not. */
class VoiceScoresTest {
  private static final List<String> VOICES = List.of("ann", "cat");

  private static List<Judged> real() {
    List<Judged> real = new ArrayList<>();
    for (String voice : VOICES) {
      for (int take = 0; take < 4; take++) real.add(Heard.real(cell(voice), take));
    }
    return real;
  }

  private static Cell cell(String voice) {
    return new Cell("test", voice, "one");
  }

  private static List<Judged> heard(boolean asAsked) {
    List<Judged> clips = new ArrayList<>();
    for (String voice : VOICES) {
      String other = voice.equals("ann") ? "cat" : "ann";
      for (int take = 0; take < 3; take++) {
        clips.add(Heard.main(cell(voice), "one", asAsked ? voice : other));
      }
    }
    return clips;
  }

  private static List<Block.Cell> row(List<Judged> clips) {
    VoiceScores scores = new VoiceScores(real(), Heard.INSTRUMENTS, 1);
    scores.add("clips", Split.TEST, clips);
    Block.Table table = (Block.Table) scores.table().findFirst().orElseThrow();
    return table.rows().get(0);
  }

  private static double value(Block.Cell cell) {
    return cell.number().orElseThrow().value();
  }

  @Test
  void near_where_the_voice_is_heard_and_far_where_another_is() {
    assertThat(value(row(heard(true)).get(2))).isGreaterThan(0.95);
    assertThat(value(row(heard(true)).get(3))).isCloseTo(0, within(1e-9));
    assertThat(value(row(heard(false)).get(2))).isLessThan(0.2);
    assertThat(value(row(heard(false)).get(3))).isCloseTo(1, within(1e-9));
  }

  @Test
  void too_few_clips_make_no_row() {
    VoiceScores scores = new VoiceScores(real(), Heard.INSTRUMENTS, 1);
    scores.add("clips", Split.TEST, heard(true).subList(0, 3));
    assertThat(scores.table()).isEmpty();
  }
}
