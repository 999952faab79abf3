package io.formant.text;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PhonemizerTest {

  @ParameterizedTest
  @CsvSource({
    "zero, pau z ih r ow pau",
    "one, pau w ah n pau",
    "2, pau t uw pau",
    "three, pau th r iy pau",
    "Four, pau f ao r pau",
    "five, pau f ay v pau",
    "six, pau s ih k s pau",
    "seven, pau s eh v ah n pau",
    "eight, pau ey t pau",
    "nine, pau n ay n pau",
  })
  void digits_are_said_as_the_lexicon_has_them(String text, String phones) {
    assertThat(spoken(text)).isEqualTo(phones);
  }

  @Test
  void a_mark_becomes_one_pause() {
    assertThat(spoken("Yes, no.")).isEqualTo("pau y eh s pau n ow pau");
  }

  @Test
  void a_word_that_the_lexicon_lacks_goes_through_letter_to_sound() {
    assertThat(spoken("snickwobble")).isEqualTo("pau s n ih k w aa b ah l pau");
  }

  @Test
  void contractions_and_possessives_keep_the_sound_of_their_word() {
    Map<String, String> said = Map.of(
        "don't", "d ow n t",
        "we'll", "w iy l",
        "cat's", "k ae t s",
        "dog's", "d ao g z",
        "church's", "ch er ch ah z",
        "isn't", "ih z ah n t");
    said.forEach((word, phones) -> assertThat(spoken(word)).isEqualTo("pau " + phones + " pau"));
  }

  @Test
  void capitals_without_a_vowel_are_spelled() {
    assertThat(spoken("MLP")).isEqualTo("pau eh m eh l p iy pau");
  }

  @Test
  void every_phone_of_any_letters_is_in_the_inventory() {
    Random letters = new Random(7);
    for (int i = 0; i < 500; i++) {
      String word = letters.ints(6, 'a', 'z' + 1).mapToObj(Character::toString).collect(joining());
      List<String> phones = Phonemizer.shared().phones(word);
      assertThat(phones).allMatch(PhoneSymbols::contains).hasSizeGreaterThan(2);
    }
  }

  @Test
  void text_without_words_is_refused() {
    assertThatThrownBy(() -> Phonemizer.shared().phones(" ?! "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("text ' ?! ' holds nothing to pronounce, expected English words");
  }

  private static String spoken(String text) {
    return String.join(" ", Phonemizer.shared().phones(text));
  }
}
