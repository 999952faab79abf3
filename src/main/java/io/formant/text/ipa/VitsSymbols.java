package io.formant.text.ipa;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The alphabet of the published VITS checkpoints: 178 places, of which one is never used, since the apostrophe stands twice and the
 * later place counts. The order is part of those checkpoints.
 */
public final class VitsSymbols {

  /** What stands between any two symbols, and at both ends, of models trained with {@code add_blank}. */
  public static final int BLANK = 0;

  private static final String ALL = "_;:,.!?¡¿—…\"«»“” "
      + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
      + "ɑɐɒæɓʙβɔɕçɗɖðʤəɘɚɛɜɝɞɟʄɡɠɢʛɦɧħɥʜɨɪʝɭɬɫɮʟɱɯɰŋɳɲɴøɵɸθœɶʘɹɺɾɻʀʁɽʂʃʈʧʉʊʋⱱʌɣɤʍχʎʏʑʐʒʔʡʕʢǀǁǂǃ"
      + "ˈˌːˑʼʴʰʱʲʷˠˤ˞↓↑→↗↘'\u0329'ᵻ";

  private static final List<String> SYMBOLS =
      ALL.codePoints().mapToObj(Character::toString).toList();
  private static final Map<String, Integer> IDS = ids();

  private VitsSymbols() {}

  private static Map<String, Integer> ids() {
    Map<String, Integer> ids = new LinkedHashMap<>();
    IntStream.range(0, SYMBOLS.size()).forEach(id -> ids.put(SYMBOLS.get(id), id));
    return ids;
  }

  /** 178. */
  public static int size() {
    return SYMBOLS.size();
  }

  /** The symbol of each id. */
  public static List<String> all() {
    return SYMBOLS;
  }

  public static boolean contains(int codePoint) {
    return IDS.containsKey(Character.toString(codePoint));
  }

  /**
   * One id a symbol.
   *
   * @throws IllegalArgumentException naming the first character that is no symbol
   */
  public static int[] ids(String phonemes) {
    return phonemes.codePoints().map(VitsSymbols::id).toArray();
  }

  private static int id(int codePoint) {
    Integer id = IDS.get(Character.toString(codePoint));
    if (id == null) {
      throw new IllegalArgumentException(
          "'%s' (U+%04X) is no symbol of VITS, expected IPA and punctuation"
              .formatted(Character.toString(codePoint), codePoint));
    }
    return id;
  }

  /** The symbols of ids. */
  public static String text(int[] ids) {
    StringBuilder text = new StringBuilder();
    for (int id : ids) {
      text.append(SYMBOLS.get(id));
    }
    return text.toString();
  }

  /** n ids become 2n + 1: a blank before, between and after them. */
  public static int[] withBlanks(int[] ids) {
    int[] spaced = new int[2 * ids.length + 1];
    for (int i = 0; i < ids.length; i++) {
      spaced[2 * i + 1] = ids[i];
    }
    return spaced;
  }
}
