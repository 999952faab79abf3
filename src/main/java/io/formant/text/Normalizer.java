package io.formant.text;

import java.text.Normalizer.Form;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Writes English text out as it is spoken: lower-case words, apostrophes inside words, one space between words, and the
 * marks {@code , . ? ! ; :} where a speaker may pause.
 */
public final class Normalizer {
  private static final Pattern ORDINAL = Pattern.compile("\\b(\\d{1,18})(?:st|nd|rd|th)\\b");
  private static final Pattern MONEY = Pattern.compile("([$£€])(\\d{1,15})(?:\\.(\\d\\d))?(?!\\d)");
  private static final Pattern CLOCK = Pattern.compile("\\b(\\d{1,2}):([0-5]\\d)\\b");
  private static final Pattern DECIMAL = Pattern.compile("(\\d+)\\.(\\d+)");
  private static final Pattern YEAR = Pattern.compile("(?<![\\d.])(1[1-9]\\d\\d|20\\d\\d)(?!\\d)");
  private static final Pattern WHOLE = Pattern.compile("\\d+");
  private static final Pattern NEGATIVE = Pattern.compile("(?<![\\w])-(?=\\d)");
  private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3}(?!\\d))");
  private static final Pattern SPELLED = Pattern.compile("\\b[B-DF-HJ-NP-TV-XZ]{2,6}\\b");
  private static final Map<Pattern, String> ABBREVIATIONS = abbreviations();

  private Normalizer() {}

  /** "Dr. Lee paid $3.50 in 1984" becomes "doctor lee paid three dollars and fifty cents in nineteen eighty four". */
  public static String normalize(String text) {
    String spoken = spelled(plain(text)).toLowerCase(Locale.ROOT);
    for (Map.Entry<Pattern, String> each : ABBREVIATIONS.entrySet()) {
      spoken = each.getKey().matcher(spoken).replaceAll(each.getValue());
    }
    return tidy(symbols(numbers(spoken)));
  }

  /** Accents dropped, typographic quotes and dashes made plain. */
  private static String plain(String text) {
    return java.text.Normalizer.normalize(text, Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("[\u2018\u2019\u02bc]", "'")
        .replaceAll("[\u2013\u2014]|\\s-+\\s|--+", ", ")
        .replaceAll("[\u2212]", "-")
        .replace("\u2026", ".");
  }

  /** Capitals without a vowel are read letter by letter: "MLP" becomes "M L P". */
  private static String spelled(String text) {
    return SPELLED
        .matcher(text)
        .replaceAll(match -> String.join(" ", match.group().split("")));
  }

  private static String numbers(String text) {
    String words = THOUSANDS.matcher(text).replaceAll("");
    words = NEGATIVE.matcher(words).replaceAll(" minus ");
    words = replaced(MONEY, words, Normalizer::money);
    words = replaced(ORDINAL, words, match -> NumberWords.ordinal(Long.parseLong(match.group(1))));
    words = replaced(CLOCK, words, Normalizer::clock);
    words = replaced(DECIMAL, words, Normalizer::decimal);
    words = replaced(YEAR, words, match -> NumberWords.year(Integer.parseInt(match.group(1))));
    return replaced(WHOLE, words, match -> NumberWords.whole(match.group()));
  }

  private static String replaced(
      Pattern pattern, String text, Function<MatchResult, String> words) {
    return pattern.matcher(text).replaceAll(match -> " " + words.apply(match) + " ");
  }

  private static String decimal(MatchResult match) {
    return NumberWords.whole(match.group(1)) + " point " + NumberWords.digits(match.group(2));
  }

  private static String money(MatchResult match) {
    String unit = switch (match.group(1)) {
      case "$" -> "dollar";
      case "£" -> "pound";
      default -> "euro";
    };
    String whole = counted(Long.parseLong(match.group(2)), unit);
    String cents = match.group(3);
    if (cents == null || cents.equals("00")) return whole;
    return whole + " and "
        + counted(Long.parseLong(cents), unit.equals("pound") ? "penny" : "cent");
  }

  private static String counted(long count, String unit) {
    String plural = unit.equals("penny") ? "pence" : unit + "s";
    return NumberWords.cardinal(count) + " " + (count == 1 ? unit : plural);
  }

  private static String clock(MatchResult match) {
    int minutes = Integer.parseInt(match.group(2));
    String hour = NumberWords.cardinal(Long.parseLong(match.group(1)));
    if (minutes == 0) return hour + " o'clock";
    return hour + (minutes < 10 ? " oh " : " ") + NumberWords.cardinal(minutes);
  }

  private static String symbols(String text) {
    return text.replace("&", " and ")
        .replace("%", " percent ")
        .replace("+", " plus ")
        .replace("=", " equals ")
        .replace("@", " at ")
        .replaceAll("[()\\[\\]{}]", ", ");
  }

  /** Only letters, inner apostrophes and pause marks remain, each mark right after its word. */
  private static String tidy(String text) {
    return text.replaceAll("[^a-z',.?!;:]", " ")
        .replaceAll("(?<![a-z])'+|'+(?![a-z])", " ")
        .replaceAll("\\s+", " ")
        .replaceAll("\\s*([,.?!;:])[\\s,.?!;:]*", "$1 ")
        .replaceAll("^[\\s,.?!;:]+", "")
        .strip();
  }

  private static Map<Pattern, String> abbreviations() {
    Map<Pattern, String> patterns = new LinkedHashMap<>();
    String[] pairs = {
      "e\\.g\\.",
      "for example",
      "i\\.e\\.",
      "that is",
      "etc\\.?",
      "et cetera",
      "vs\\.?",
      "versus",
      "mr\\.?",
      "mister",
      "mrs\\.?",
      "missus",
      "ms\\.",
      "miz",
      "dr\\.?",
      "doctor",
      "prof\\.",
      "professor",
      "st\\.",
      "saint",
      "jr\\.?",
      "junior",
      "sr\\.",
      "senior",
      "capt\\.",
      "captain",
      "col\\.",
      "colonel",
      "gen\\.",
      "general",
      "sgt\\.",
      "sergeant",
      "lt\\.",
      "lieutenant",
      "rev\\.",
      "reverend",
      "hon\\.",
      "honorable",
      "ltd\\.?",
      "limited",
      "co\\.",
      "company",
      "no\\.(?=\\s*\\d)",
      "number",
      "ft\\.",
      "fort",
      "approx\\.",
      "approximately"
    };
    for (int i = 0; i < pairs.length; i += 2) {
      patterns.put(Pattern.compile("(?<![\\w'])" + pairs[i] + "(?![\\w'])"), pairs[i + 1]);
    }
    return patterns;
  }
}
