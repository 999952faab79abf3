package io.formant.text.ipa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VitsTextTest {
  private final IpaPhonemizer bundled = new BundledPhonemizer();

  @Test
  void the_alphabet_has_178_places_and_the_later_apostrophe_counts() {
    assertThat(VitsSymbols.size()).isEqualTo(178);
    assertThat(VitsSymbols.ids("_ 'ᵻ")).containsExactly(0, 16, 176, 177);
  }

  @Test
  void ids_go_to_and_fro_and_blanks_stand_between_them() {
    String phonemes = "ðɪ ˌoʊvɚwˈɛlmɪŋ mədʒˈɔːɹɪɾi.";
    int[] ids = VitsSymbols.ids(phonemes);
    assertThat(VitsSymbols.text(ids)).isEqualTo(phonemes);
    int[] spaced = VitsSymbols.withBlanks(ids);
    assertThat(spaced).hasSize(2 * ids.length + 1).startsWith(0, ids[0], 0).endsWith(0);
  }

  @Test
  void a_character_that_is_no_symbol_is_named() {
    assertThatThrownBy(() -> VitsSymbols.ids("a(b"))
        .hasMessageContaining("'(' (U+0028) is no symbol of VITS");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "basic_cleaners | Two   Words, Ünd | two words, ünd",
        "transliteration_cleaners | Müller’s “Straße” — 3 | muller's \"strasse\" -- 3"
      })
  void cleaners_without_phonemes_make_text_plain(String name, String text, String clean) {
    assertThat(EnglishCleaner.named(name).clean(text, bundled)).isEqualTo(clean);
  }

  @Test
  void an_unknown_cleaner_is_named_with_those_known() {
    assertThatThrownBy(() -> EnglishCleaner.named("english_cleaners3"))
        .hasMessageContaining("unknown cleaner 'english_cleaners3', expected one of")
        .hasMessageContaining("english_cleaners2");
  }

  @Test
  void marks_stay_where_they_stood_with_the_blanks_around_them() {
    String phonemes = EnglishCleaner.ENGLISH_CLEANERS2.clean("Yes, no; \"ten.\"  Dr. Lee", bundled);
    assertThat(phonemes).isEqualTo("jˈɛs, nˈoʊ; \"tˈɛn.\" dˈɑːktɚ lˈiː");
  }

  @Test
  void the_older_cleaner_drops_stress_and_marks() {
    String phonemes = EnglishCleaner.ENGLISH_CLEANERS.clean("Yes, ten.", bundled);
    assertThat(phonemes).isEqualTo("jɛs tɛn");
  }

  @Test
  void the_bundled_phonemizer_knows_weak_forms_stress_and_flaps() {
    assertThat(bundled.phonemes(List.of("the majority of the people", "to eat better")))
        .containsExactly("ðə mədʒˈɔːɹɪɾi ʌvðə pˈiːpəl", "tʊ ˈiːt bˈɛɾɚ");
  }

  @Test
  void phonemes_of_today_are_written_as_the_checkpoints_know_them() {
    assertThat(EspeakDialect.older("ɹᵻpˈoːɹt ˌɔn pˈɑːsᵻbəl lˈɔŋ hæd ˈeɪtiːn wˈɔɾɚd ɡɹˈaʊndᵻd"))
        .isEqualTo("ɹɪpˈoːɹt ˌɑːn pˈɑːsəbəl lˈɑːŋ hɐd eɪtˈiːn wˈɑːɾɚd ɡɹˈaʊndᵻd");
  }

  @Test
  void espeak_gives_each_clause_a_line_even_where_it_breaks_one() {
    assumeTrue(EspeakPhonemizer.isInstalled());
    List<String> phonemes = new EspeakPhonemizer().phonemes(List.of("on the way", "a (b) c", "x"));
    assertThat(phonemes).hasSize(3).startsWith("ɑːnðə wˈeɪ");
  }
}
