package io.formant.stages.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.artifact.Block;
import io.formant.stages.Cell;
import io.formant.stages.judge.Judged;
import java.util.List;
import org.junit.jupiter.api.Test;

class VocodedSpeechTest {
  private static final Cell ONE = new Cell("heldout", "ann", "one");
  private static final Cell TWO = new Cell("heldout", "bob", "two");

  private static List<Judged> heard(String text) {
    return List.of(Heard.main(ONE, text, "ann"), Heard.main(TWO, "two", "bob"));
  }

  @Test
  void the_same_speech_is_counted_through_each_vocoder_and_compared_clip_by_clip() {
    VocodedSpeech speech = new VocodedSpeech(Heard.INSTRUMENTS, 1);
    speech.add("clear", heard("one"));
    speech.add("muffled", heard("two"));
    Block.Table table = (Block.Table) speech.table();

    Recorded.assertAllRecorded(List.of(table));
    assertThat(table.rows())
        .extracting(row -> row.get(0).text())
        .containsExactly("clear", "muffled", "clear less muffled");
    assertThat(table.rows())
        .extracting(row -> row.get(1).number().orElseThrow().value())
        .containsExactly(1.0, 0.5, 0.5);
    assertThat(table.rows().get(2).get(2).number().orElseThrow().value()).isZero();
  }

  @Test
  void speech_of_other_spectrograms_is_refused() {
    VocodedSpeech speech = new VocodedSpeech(Heard.INSTRUMENTS, 1);
    speech.add("one", heard("one"));
    Cell three = new Cell("heldout", "cat", "three");
    Cell four = new Cell("heldout", "dan", "four");
    speech.add(
        "other", List.of(Heard.main(three, "three", "cat"), Heard.main(four, "four", "dan")));

    assertThatThrownBy(speech::table)
        .hasMessage("'one' and 'other' are not of the same generated spectrograms");
  }

  @Test
  void speech_without_a_true_style_is_asked_for() {
    assertThatThrownBy(() -> new VocodedSpeech(Heard.INSTRUMENTS, 1).add("none", List.of()))
        .hasMessage("'none' has 0 generated clips in their true style, expected at least 2");
  }
}
