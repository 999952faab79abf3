package io.formant.text.ipa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One word's phones of the CMU lexicon, with stress, as espeak would write them in IPA. */
final class IpaWord {

  private static final String REDUCED = "ax";
  private static final Set<String> VOWELS = Set.of(
      "aa", "ae", "ah", "ao", "aw", REDUCED, "ay", "eh", "er", "ey", "ih", "iy", "ow", "oy", "uh",
      "uw");
  private static final Map<String, String> SOUNDS = sounds();
  private static final Map<Pattern, String> HABITS = habits();

  private final List<String> phones = new ArrayList<>();
  private final List<Integer> vowels = new ArrayList<>();
  private final List<Integer> stressed = new ArrayList<>();

  private IpaWord(List<String> marked) {
    for (int i = 0; i < marked.size(); i++) {
      String phone = marked.get(i);
      boolean stress = phone.endsWith("1");
      phones.add(stress ? phone.substring(0, phone.length() - 1) : phone);
      if (VOWELS.contains(phones.get(i))) {
        vowels.add(i);
      }
      if (stress) {
        stressed.add(i);
      }
    }
  }

  /**
   * @param phones lower case, vowels with a 1 where they are stressed
   */
  static String of(List<String> phones) {
    return new IpaWord(phones).written();
  }

  private String written() {
    int primary = primary();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < phones.size(); i++) {
      if (i == primary) {
        word.append('ˈ');
      } else if (stressed.contains(i) && !isNextTo(primary, i)) {
        word.append('ˌ');
      }
      word.append(SOUNDS.getOrDefault(phones.get(i), ""));
    }
    return habitual(word.toString());
  }

  /** Of two stresses the last that is not at the word's end; of none the first full vowel. */
  private int primary() {
    if (stressed.isEmpty()) {
      return vowels.stream()
          .filter(i -> !phones.get(i).equals(REDUCED))
          .findFirst()
          .orElse(vowels.isEmpty() ? -1 : vowels.get(0));
    }
    if (stressed.size() == 1) {
      return stressed.get(0);
    }
    int second = stressed.get(1);
    return second == vowels.get(vowels.size() - 1) ? stressed.get(0) : second;
  }

  private boolean isNextTo(int primary, int vowel) {
    return Math.abs(vowels.indexOf(primary) - vowels.indexOf(vowel)) == 1;
  }

  private static String habitual(String word) {
    String spoken = word;
    for (Map.Entry<Pattern, String> habit : HABITS.entrySet()) {
      spoken = habit.getKey().matcher(spoken).replaceAll(habit.getValue());
    }
    return spoken;
  }

  private static Map<String, String> sounds() {
    String pairs =
        "aa ɑː ae æ ah ʌ ao ɔː aw aʊ ax ə ay aɪ eh ɛ er ɚ ey eɪ ih ɪ iy iː ow oʊ oy ɔɪ uh ʊ uw uː b b ch tʃ d d "
            + "dh ð f f g ɡ hh h jh dʒ k k l l m m n n ng ŋ p p r ɹ s s sh ʃ t t th θ v v w w y j z z zh ʒ";
    Map<String, String> sounds = new LinkedHashMap<>();
    String[] words = pairs.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      sounds.put(words[i], words[i + 1]);
    }
    return sounds;
  }

  private static Map<Pattern, String> habits() {
    String[] rules = {
      "([ˈˌ])ɚ", "$1ɜː",
      "^([ɹdbp])(?:iː|ə)(?=[^ˈˌ]*ˈ)", "$1ɪ", // report, describe
      "^ə", "ɐ",
      "^ˌ(?=[ʌɪ]n)", "", // uncommon, insert
      "əɹ(?=[ˈˌɑæʌəɔaɛeɪiouʊ])", "ɚɹ",
      "(?<=.)ɚ(?=[ˈˌɑæʌəɔaɛeɪiouʊ])", "ɚɹ",
      "uːɹ", "ʊɹ",
      "iːɹ", "ɪɹ",
      "aɪɹ$", "aɪɚ",
      "iː(?=z?$|[əɐ])", "i",
      "ˈi$", "ˈiː",
      "(?<=[tdɾ])əd$", "ᵻd",
      "(?<=[szʃʒ])əz$", "ᵻz",
      "(?<=[aeiouɑæʌəɔɛɚɜɪʊːɹ])t(?=[əɪiɚoᵻ])(?!ən$|iːn)", "ɾ",
      "əɾi$", "ɪɾi" // ability
    };
    Map<Pattern, String> habits = new LinkedHashMap<>();
    for (int i = 0; i < rules.length; i += 2) {
      habits.put(Pattern.compile(rules[i]), rules[i + 1]);
    }
    return habits;
  }
}
