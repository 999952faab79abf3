package io.formant.text.token;

import java.util.ArrayList;
import java.util.List;

/**
 * The printable letters that stand for the 256 bytes in vocabularies of byte pairs, in the order in which vocabularies begin with
 * them: first bytes that are printable themselves, then the others.
 *
 * <p>Source: {@code bytes_to_unicode} of https://github.com/openai/gpt-2.
 */
final class ByteLetters {

  private ByteLetters() {}

  static List<String> all() {
    List<String> letters = new ArrayList<>();
    for (int code = 0; code < 256; code++) {
      if (printable(code)) {
        letters.add(Character.toString(code));
      }
    }
    for (int code = 256; letters.size() < 256; code++) {
      letters.add(Character.toString(code));
    }
    return letters;
  }

  private static boolean printable(int code) {
    return code >= '!' && code <= '~' || code >= 0xa1 && code <= 0xff && code != 0xad;
  }
}
