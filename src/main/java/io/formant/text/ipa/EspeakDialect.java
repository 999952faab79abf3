package io.formant.text.ipa;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How the espeak that the published phonemes were made with writes American English, where version 1.51 of espeak-ng writes it
 * otherwise: the reduced vowel of prefixes, the vowel of <em>on</em> and <em>long</em>, unstressed <em>had</em>, the stress of
 * <em>eighteen</em>.
 */
final class EspeakDialect {

  private static final Map<Pattern, String> OLDER = older();

  private EspeakDialect() {}

  private static Map<Pattern, String> older() {
    Map<Pattern, String> older = new LinkedHashMap<>();
    String[] rules = {
      "sᵻb(?=əl)", "səb", // possible
      "ᵻt(?=\\s|$)", "ət", // secret
      "ᵻ(?![dzn])", "ɪ", // report, believe, ability, justify
      "ɔ(?![ːɪ])", "ɑː", // on, long, false
      "ɔːl(?=[sð])", "ɑːl", // also, although
      "(?<=^|\\s)h([ˈˌ]?)æd(?=\\s|$)", "h$1ɐd",
      "(?<=^|\\s)hɐzbiːn", "hɐzbɪn",
      "ˈeɪtiːn", "eɪtˈiːn",
      "nˈaɪntiːn", "naɪntˈiːn",
      "ɹɹ", "ɹ", // curious
      "(?<=^|\\s)(ɪ|ʌ|kə)ŋ(?=k)", "$1n", // include, uncommon, conclude
      "(?<=\\S)id(?=\\s|$)", "ɪd" // carried
    };
    for (int i = 0; i < rules.length; i += 2) {
      older.put(Pattern.compile(rules[i]), rules[i + 1]);
    }
    return older;
  }

  /** Phonemes of 1.51 as the older version writes them. */
  static String older(String phonemes) {
    String text = phonemes;
    for (Map.Entry<Pattern, String> rule : OLDER.entrySet()) {
      text = rule.getKey().matcher(text).replaceAll(rule.getValue());
    }
    return text;
  }
}
