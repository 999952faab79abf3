package io.formant.yaml;

import io.formant.yaml.Value.ScalarType;
import java.util.regex.Pattern;

/**
 * What a plain scalar means: YAML 1.2's core schema, https://yaml.org/spec/1.2.2/#103-core-schema, so that {@code no} is a word
 * and {@code 2e-3} a number. Departure: infinity and not-a-number are words, as no key wants them.
 */
final class CoreSchema {
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}|0x[0-9a-fA-F]{1,15}");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern TRUTH = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern NOTHING = Pattern.compile("|~|null|Null|NULL");

  private CoreSchema() {}

  static ScalarType typeOf(String plain) {
    if (NOTHING.matcher(plain).matches()) {
      return ScalarType.NOTHING;
    }
    if (TRUTH.matcher(plain).matches()) {
      return ScalarType.TRUTH;
    }
    if (WHOLE.matcher(plain).matches()) {
      return ScalarType.WHOLE;
    }
    boolean finite = DECIMAL.matcher(plain).matches() && Double.isFinite(Double.parseDouble(plain));
    return finite ? ScalarType.DECIMAL : ScalarType.TEXT;
  }

  static long whole(String text) {
    return text.startsWith("0x") ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
  }
}
