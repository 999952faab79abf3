package io.formant.stages.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.stages.Cell;
import io.formant.stages.judge.Judged;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedClipsTest {
  private static final Cell CELL = new Cell("test", "ann", "one");
  private static final Judged MAIN = clip("true", Heard.MAIN);
  private static final Judged OTHER = clip("true", Heard.MAIN);
  private static final Judged UNGUIDED = clip("true", Heard.OFF);
  private static final Judged SHUFFLED = clip("shuffled", Heard.MAIN);
  private static final Judged STYLELESS = clip("null", Heard.MAIN);

  private static Judged clip(String condition, String guidance) {
    return Heard.generated(CELL, condition, guidance, "one", "ann");
  }

  @Test
  void each_clip_counts_under_the_condition_it_was_made_under() {
    GeneratedClips clips = GeneratedClips.of(List.of(UNGUIDED, MAIN, SHUFFLED, OTHER, STYLELESS));

    assertThat(clips.guidance()).isEqualTo(Heard.MAIN);
    assertThat(clips.main()).containsExactly(MAIN, OTHER);
    assertThat(clips.unguided()).containsExactly(UNGUIDED);
    assertThat(clips.shuffled()).containsExactly(SHUFFLED);
    assertThat(clips.withoutStyle()).containsExactly(STYLELESS);
  }

  @Test
  void where_guidance_is_off_there_is_nothing_unguided_beside_it() {
    GeneratedClips clips = GeneratedClips.of(List.of(UNGUIDED, clip("null", Heard.OFF)));

    assertThat(clips.main()).containsExactly(UNGUIDED);
    assertThat(clips.unguided()).isEmpty();
  }
}
