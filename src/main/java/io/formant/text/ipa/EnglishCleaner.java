package io.formant.text.ipa;

import java.text.Normalizer.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The cleaners of the reference, by their names there. Those that end in phonemes need a phonemizer; the others only make text
 * plain.
 *
 * <p>Departure: characters that have no plain form in {@link #ascii} are dropped, where the reference's Unidecode spells many of
 * them out.
 */
public enum EnglishCleaner {
  /** Lower case, one space between words. */
  BASIC_CLEANERS(false, false),
  /** The same in ASCII. */
  TRANSLITERATION_CLEANERS(false, false),
  /** IPA without stress and punctuation. */
  ENGLISH_CLEANERS(true, false),
  /** IPA with stress and punctuation: what the published checkpoints read. */
  ENGLISH_CLEANERS2(true, true);

  private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Map<Pattern, String> ABBREVIATIONS = abbreviations();
  private static final Map<String, String> PLAIN = Map.ofEntries(
      Map.entry("‘", "'"),
      Map.entry("’", "'"),
      Map.entry("ʼ", "'"),
      Map.entry("“", "\""),
      Map.entry("”", "\""),
      Map.entry("„", ",,"),
      Map.entry("«", "<<"),
      Map.entry("»", ">>"),
      Map.entry("–", "-"),
      Map.entry("—", "--"),
      Map.entry("−", "-"),
      Map.entry("…", "..."),
      Map.entry("¡", "!"),
      Map.entry("¿", "?"),
      Map.entry("£", "PS"),
      Map.entry("€", "EUR"),
      Map.entry("¢", "C/"),
      Map.entry("°", "deg"),
      Map.entry("§", "SS"),
      Map.entry("ß", "ss"),
      Map.entry("æ", "ae"),
      Map.entry("Æ", "AE"),
      Map.entry("œ", "oe"),
      Map.entry("Œ", "OE"),
      Map.entry("ø", "o"),
      Map.entry("Ø", "O"),
      Map.entry("ð", "d"),
      Map.entry("Ð", "D"),
      Map.entry("þ", "th"),
      Map.entry("Þ", "Th"),
      Map.entry("ł", "l"),
      Map.entry("Ł", "L"),
      Map.entry("đ", "d"),
      Map.entry("Đ", "D"),
      Map.entry("ı", "i"),
      Map.entry("×", "x"),
      Map.entry("·", "*"));

  private final boolean phonemes;
  private final boolean stress;

  EnglishCleaner(boolean phonemes, boolean stress) {
    this.phonemes = phonemes;
    this.stress = stress;
  }

  /**
   * The cleaner of a name such as {@code english_cleaners2}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static EnglishCleaner named(String name) {
    for (EnglishCleaner cleaner : values()) {
      if (cleaner.word().equals(name)) {
        return cleaner;
      }
    }
    throw new IllegalArgumentException("unknown cleaner '" + name + "', expected one of "
        + List.of(values()).stream().map(EnglishCleaner::word).toList());
  }

  /** The name in the reference. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The text cleaned: phonemes where this cleaner ends in them. */
  public String clean(String text, IpaPhonemizer phonemizer) {
    String plain = this == BASIC_CLEANERS ? text : ascii(text);
    plain = plain.toLowerCase(Locale.ROOT);
    if (!phonemes) {
      return collapsed(plain);
    }
    for (Map.Entry<Pattern, String> each : ABBREVIATIONS.entrySet()) {
      plain = each.getKey().matcher(plain).replaceAll(each.getValue());
    }
    return collapsed(new Punctuated(plain).spoken(phonemizer, stress)).stripTrailing();
  }

  private static String collapsed(String text) {
    return SPACE.matcher(text).replaceAll(" ");
  }

  /** Accents dropped, ligatures and typographic marks spelled out, all else that is not ASCII dropped. */
  static String ascii(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints().forEach(codePoint -> {
      String symbol = Character.toString(codePoint);
      String known = PLAIN.get(symbol);
      plain.append(known == null ? java.text.Normalizer.normalize(symbol, Form.NFKD) : known);
    });
    return plain.toString().replaceAll("[^\\x00-\\x7f]", "");
  }

  private static Map<Pattern, String> abbreviations() {
    String words =
        "mrs misess mr mister dr doctor st saint co company jr junior maj major gen general drs doctors "
            + "rev reverend lt lieutenant hon honorable sgt sergeant capt captain esq esquire ltd limited "
            + "col colonel ft fort";
    Map<Pattern, String> patterns = new LinkedHashMap<>();
    String[] pairs = words.split(" ");
    for (int i = 0; i < pairs.length; i += 2) {
      patterns.put(Pattern.compile("\\b" + pairs[i] + "\\."), pairs[i + 1]);
    }
    return patterns;
  }
}
