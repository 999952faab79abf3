package io.formant.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormalizerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "7 | seven",
        "0 | zero",
        "42 dogs | forty two dogs",
        "1,234,567 | one million two hundred thirty four thousand five hundred sixty seven",
        "007 | zero zero seven",
        "3.14 | three point one four",
        "-5 degrees | minus five degrees",
        "1984 | nineteen eighty four",
        "1905 | nineteen oh five",
        "1900 | nineteen hundred",
        "2004 | two thousand four",
        "2026 | twenty twenty six",
        "1st, 22nd and 30th | first, twenty second and thirtieth",
        "$3.50 | three dollars and fifty cents",
        "£1 | one pound",
        "10:30 | ten thirty",
        "12345678901234567890123 | one two three four five six seven eight nine zero one two three four five six seven eight nine zero one two three",
      })
  void numbers_are_written_out(String text, String spoken) {
    assertThat(Normalizer.normalize(text)).isEqualTo(spoken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Dr. Lee & Mrs. Poe | doctor lee and missus poe",
        "Mr Drake, etc. | mister drake, et cetera",
        "an MLP | an m l p",
        "a 5% rise | a five percent rise",
        "Don’t stop—now! | don't stop, now!",
        "café naïve | cafe naive",
        "'quoted' well-known | quoted well known",
        "What?!  Yes... | what? yes.",
      })
  void abbreviations_symbols_and_marks_become_words_and_pauses(String text, String spoken) {
    assertThat(Normalizer.normalize(text)).isEqualTo(spoken);
  }

  @Test
  void normal_text_stays_as_it_is() {
    String once = Normalizer.normalize("On the 3rd of May 1999, at 10:05, Dr. O'Neil paid $2.01.");

    assertThat(Normalizer.normalize(once)).isEqualTo(once);
  }
}
