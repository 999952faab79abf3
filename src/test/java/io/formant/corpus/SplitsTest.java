package io.formant.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitsTest {
  @ParameterizedTest
  @CsvSource({"13100,12500,100,500", "44070,43470,100,500", "200,188,2,10", "1,1,0,0"})
  void published_counts_are_met(int total, int train, int validation, int test) {
    List<Recording> split = Splits.published(recordings(total));
    assertThat(count(split, Split.TRAIN)).isEqualTo(train);
    assertThat(count(split, Split.VALIDATION)).isEqualTo(validation);
    assertThat(count(split, Split.TEST)).isEqualTo(test);
    assertThat(split)
        .extracting(Recording::file)
        .containsExactlyElementsOf(
            recordings(total).stream().map(Recording::file).toList());
  }

  @Test
  void a_tenth_is_test_and_stays_so_when_recordings_are_added() {
    List<Recording> few = Splits.byKey(recordings(2000));
    List<Recording> more = Splits.byKey(recordings(2500));
    assertThat(more.subList(0, 2000)).isEqualTo(few);
    assertThat(count(few, Split.TEST)).isBetween(160L, 240L);
  }

  @Test
  void a_single_digit_is_selected_in_any_case_and_sentences_are_the_rest() {
    List<Recording> recordings = new ArrayList<>();
    for (String text : List.of("Seven", " nine ", "nine lives", "ten"))
      recordings.add(Recording.of(text, "anna", text, Split.TRAIN));
    assertThat(Selection.DIGITS.of(recordings))
        .extracting(Recording::text)
        .containsExactly("Seven", " nine ");
    assertThat(Selection.SENTENCES.of(recordings))
        .extracting(Recording::text)
        .containsExactly("nine lives", "ten");
    assertThat(Selection.ALL.of(recordings)).hasSize(4);
  }

  private static List<Recording> recordings(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Recording.of("clips/" + i + ".wav", "v", "x", Split.TRAIN))
        .toList();
  }

  private static long count(List<Recording> recordings, Split split) {
    return recordings.stream().filter(recording -> recording.split() == split).count();
  }
}
