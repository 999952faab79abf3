package io.formant.text.ipa;

import io.formant.text.Normalizer;
import io.formant.text.Pronunciations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Phonemes by the pronunciations that ship with this program, brought near to espeak's: weak forms of function words, stress, flaps
 * and r-coloured vowels. It needs nothing installed and is right less often.
 */
public final class BundledPhonemizer implements IpaPhonemizer {

  private static final Map<String, String> WEAK = weak();
  private static final Set<String> JOINED_BY_THE =
      Set.of("of", "in", "on", "for", "from", "that", "at");
  private static final String VOWELS = "ɑæʌəɔɐaɛɚɜeɪiouʊᵻ";

  private static Map<String, String> weak() {
    String words =
        "a ɐ an ɐn the ðə to tə of ʌv and ænd in ɪn is ɪz was wʌz were wɜː be biː been bˌɪn by baɪ for fɔːɹ from fɹʌm "
            + "with wɪð that ðæt this ðɪs these ðiːz those ðoʊz at æt on ˌɑːn as æz it ɪt its ɪts he hiː she ʃiː they ðeɪ "
            + "we wiː you juː i ˈaɪ his hɪz her hɜː him hˌɪm them ðˌɛm their ðɛɹ my maɪ our ˌaʊɚ me mˌiː us ˌʌs or ɔːɹ "
            + "nor nɔːɹ but bˌʌt not nˌɑːt no nˈoʊ if ɪf are ɑːɹ am æm has hɐz have hæv had hɐd do duː does dʌz can kæn "
            + "could kʊd would wʊd should ʃˌʊd will wɪl may mˈeɪ must mˈʌst might mˌaɪt which wˌɪtʃ who hˌuː what wˌʌt "
            + "when wɛn where wˌɛɹ how hˌaʊ there ðɛɹ than ðɐn some sˌʌm any ˌɛni into ˌɪntʊ upon əpˌɑːn so sˌoʊ out ˈaʊt "
            + "up ˌʌp your jʊɹ having hˌævɪŋ being bˌiːɪŋ doing dˌuːɪŋ make mˌeɪk";
    Map<String, String> weak = new HashMap<>();
    String[] pairs = words.split(" ");
    for (int i = 0; i < pairs.length; i += 2) {
      weak.put(pairs[i], pairs[i + 1]);
    }
    return weak;
  }

  /**
   * @param text lower case, without punctuation
   * @param joined whether it stands close to the word before
   */
  private record Word(String text, boolean joined) {}

  @Override
  public List<String> phonemes(List<String> clauses) {
    return clauses.stream().map(BundledPhonemizer::clause).toList();
  }

  private static String clause(String clause) {
    List<Word> words = words(clause);
    StringBuilder spoken = new StringBuilder();
    for (int i = words.size() - 1; i >= 0; i--) {
      Word word = words.get(i);
      boolean space = i > 0 && !word.joined();
      spoken.insert(0, (space ? " " : "") + inContext(word.text(), spoken.toString()));
    }
    return spoken.toString();
  }

  private static List<Word> words(String clause) {
    List<Word> words = new ArrayList<>();
    for (String token : clause.strip().split("\\s+")) {
      boolean hyphen = false;
      for (String text : Normalizer.normalize(token).split("[ ,.?!;:]+")) {
        if (!text.isEmpty()) {
          words.add(new Word(text, hyphen || isJoinedThe(text, words)));
          hyphen = token.contains("-");
        }
      }
    }
    return words;
  }

  private static boolean isJoinedThe(String text, List<Word> before) {
    return text.equals("the")
        && !before.isEmpty()
        && JOINED_BY_THE.contains(before.get(before.size() - 1).text());
  }

  /** {@code the} and {@code to} before a vowel have a fuller one themselves. */
  private static String inContext(String word, String after) {
    String next = after.strip().replaceAll("^[ˈˌ]", "");
    boolean beforeVowel = !next.isEmpty() && VOWELS.indexOf(next.charAt(0)) >= 0;
    if (beforeVowel && word.equals("the")) {
      return "ðɪ";
    }
    if (beforeVowel && word.equals("to")) {
      return "tʊ";
    }
    String weak = WEAK.get(word);
    return weak == null ? IpaWord.of(Pronunciations.shared().stressed(word)) : weak;
  }
}
