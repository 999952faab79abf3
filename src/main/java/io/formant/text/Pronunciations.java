package io.formant.text;

import com.sun.speech.freetts.en.us.CMULexicon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a single word is said: the CMU lexicon, letter-to-sound rules for words that it lacks, and the contractions of
 * English, which it spells without their apostrophe. Phones are lower case, without stress. Safe for use by several threads.
 */
public final class Pronunciations {
  private static final Map<String, String> IRREGULAR = Map.ofEntries(
      Map.entry("don't", "d ow n t"),
      Map.entry("won't", "w ow n t"),
      Map.entry("can't", "k ae n t"),
      Map.entry("shan't", "sh ae n t"),
      Map.entry("ain't", "ey n t"),
      Map.entry("aren't", "aa r n t"),
      Map.entry("weren't", "w er n t"),
      Map.entry("i'm", "ay m"),
      Map.entry("we're", "w ih r"),
      Map.entry("they're", "dh eh r"),
      Map.entry("you're", "y ao r"),
      Map.entry("o'clock", "ah k l aa k"));
  private static final Map<String, String> ENDINGS =
      Map.of("n't", "ah n t", "'ll", "l", "'ve", "v", "'re", "er", "'d", "d", "'m", "m");

  private final CMULexicon lexicon = new CMULexicon("cmulex", true);

  private Pronunciations() {
    try {
      lexicon.load();
    } catch (IOException e) {
      throw new UncheckedIOException("the pronunciation lexicon cannot be read", e);
    }
  }

  /** The one instance; its lexicon is read when it is first asked for, in about a third of a second. */
  public static Pronunciations shared() {
    return Shared.INSTANCE;
  }

  /** The phones of a lower-case word; empty if it holds no letter. */
  public List<String> of(String word) {
    return stressed(word).stream().map(Pronunciations::unstressed).toList();
  }

  /**
   * The same as the lexicon writes them: {@code ax} for a reduced vowel, a 1 after a stressed one. The lexicon's buffers are shared,
   * hence the lock.
   */
  public synchronized List<String> stressed(String word) {
    String irregular = IRREGULAR.get(word);
    if (irregular != null) return List.of(irregular.split(" "));
    List<String> contracted = contraction(word);
    return contracted != null ? contracted : plain(word.replace("'", ""));
  }

  private @Nullable List<String> contraction(String word) {
    for (Map.Entry<String, String> ending : ENDINGS.entrySet()) {
      if (word.endsWith(ending.getKey())) return with(word, ending.getKey(), ending.getValue());
    }
    return word.endsWith("'s") ? with(word, "'s", null) : null;
  }

  private List<String> with(String word, String ending, @Nullable String phones) {
    List<String> all =
        new ArrayList<>(plain(word.substring(0, word.length() - ending.length()).replace("'", "")));
    if (all.isEmpty()) return all;
    all.addAll(List.of((phones == null ? sibilant(all.get(all.size() - 1)) : phones).split(" ")));
    return all;
  }

  /** The sound of a final s after a phone. */
  private static String sibilant(String last) {
    return switch (last) {
      case "s", "z", "sh", "zh", "ch", "jh" -> "ah z";
      default -> PhoneSymbols.phone(unstressed(last)).voiced() ? "z" : "s";
    };
  }

  private List<String> plain(String word) {
    List<String> phones = new ArrayList<>();
    if (word.isEmpty()) return phones;
    phones.addAll(List.of(lexicon.getPhones(word, null)));
    return phones;
  }

  /** {@code ax}, the lexicon's unstressed ah, is not in the inventory. */
  private static String unstressed(String phone) {
    int end = phone.length() - 1;
    String name = Character.isDigit(phone.charAt(end)) ? phone.substring(0, end) : phone;
    return name.equals("ax") ? "ah" : name;
  }

  private static final class Shared {
    static final Pronunciations INSTANCE = new Pronunciations();
  }
}
