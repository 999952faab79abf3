package io.formant.text.token;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CLIP's cleaning of text: characters repaired, HTML entities resolved twice, white space joined, lower case.
 *
 * <p>A departure: the reference repairs by the library ftfy, which also undoes texts that were decoded wrongly; here are its plain
 * rules alone: straight quotes, ligatures, full-width letters, no control characters, composed accents. Of HTML's named entities,
 * the five of XML and the space are known.
 */
final class Cleaning {

  private static final Map<String, String> ENTITIES =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0");
  private static final Pattern ENTITY =
      Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-z]{2,6});");
  private static final Pattern SINGLE_QUOTE = Pattern.compile("[\u02bc\u2018-\u201b]");
  private static final Pattern DOUBLE_QUOTE = Pattern.compile("[\u201c-\u201f]");
  private static final Pattern CONTROL =
      Pattern.compile("[\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f\u206a-\u206f\ufeff\ufff9-\ufffb]");
  private static final Pattern COMPATIBLE = Pattern.compile(
      "[\u0132\u0133\u0149\u01c4-\u01cc\u01f1-\u01f3\ufb00-\ufb06\uff01-\uffef\u3000]+");
  private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private Cleaning() {}

  static String clean(String text) {
    String repaired = repaired(text);
    String resolved = resolved(resolved(repaired));
    return SPACE.matcher(resolved).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }

  private static String repaired(String text) {
    String straight =
        DOUBLE_QUOTE.matcher(SINGLE_QUOTE.matcher(text).replaceAll("'")).replaceAll("\"");
    String printable = CONTROL.matcher(straight).replaceAll("");
    String plain = COMPATIBLE
        .matcher(printable)
        .replaceAll(found ->
            Matcher.quoteReplacement(Normalizer.normalize(found.group(), Normalizer.Form.NFKC)));
    return Normalizer.normalize(plain, Normalizer.Form.NFC);
  }

  private static String resolved(String text) {
    return ENTITY
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(entity(found.group(1), found.group())));
  }

  private static String entity(String name, String whole) {
    if (!name.startsWith("#")) {
      return ENTITIES.getOrDefault(name, whole);
    }
    boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
    int code = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
    return Character.isValidCodePoint(code) && code > 0 ? Character.toString(code) : "\ufffd";
  }
}
