package io.formant.text;

/** Numbers as English words. */
final class NumberWords {
  private static final String[] BELOW_TWENTY = {
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen"
  };
  private static final String[] TENS = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
  };
  private static final String[] THOUSANDS = {
    "", " thousand", " million", " billion", " trillion", " quadrillion"
  };

  /** Longer numbers are read digit by digit. */
  private static final int MOST_DIGITS = 18;

  private NumberWords() {}

  /** {@code 1204} is "one thousand two hundred four"; the number must not be negative. */
  static String cardinal(long number) {
    if (number < 20) return BELOW_TWENTY[(int) number];
    if (number < 100) return joined(TENS[(int) (number / 10)], number % 10);
    if (number < 1000) return joined(BELOW_TWENTY[(int) (number / 100)] + " hundred", number % 100);
    int group = 0;
    long unit = 1;
    while (number / unit >= 1000) {
      unit *= 1000;
      group++;
    }
    return joined(cardinal(number / unit) + THOUSANDS[group], number % unit);
  }

  private static String joined(String head, long rest) {
    return rest == 0 ? head : head + " " + cardinal(rest);
  }

  /** {@code 22} is "twenty second". */
  static String ordinal(long number) {
    String words = cardinal(number);
    int last = words.lastIndexOf(' ') + 1;
    return words.substring(0, last) + ordinalOf(words.substring(last));
  }

  private static String ordinalOf(String word) {
    return switch (word) {
      case "one" -> "first";
      case "two" -> "second";
      case "three" -> "third";
      case "five" -> "fifth";
      case "eight" -> "eighth";
      case "nine" -> "ninth";
      case "twelve" -> "twelfth";
      default -> word.endsWith("y") ? word.substring(0, word.length() - 1) + "ieth" : word + "th";
    };
  }

  /** {@code 1984} is "nineteen eighty four", {@code 1905} "nineteen oh five", {@code 2004} "two thousand four". */
  static String year(int year) {
    int century = year / 100;
    int rest = year % 100;
    if (century % 10 == 0 && rest < 10) return cardinal(year);
    if (rest == 0) return cardinal(century) + " hundred";
    return cardinal(century) + (rest < 10 ? " oh " : " ") + cardinal(rest);
  }

  /** Digit by digit: {@code 007} is "zero zero seven". */
  static String digits(String digits) {
    StringBuilder words = new StringBuilder();
    for (char digit : digits.toCharArray()) {
      words.append(words.isEmpty() ? "" : " ").append(BELOW_TWENTY[digit - '0']);
    }
    return words.toString();
  }

  /** A run of digits as it is read aloud: with leading zeros or when very long digit by digit, else as a number. */
  static String whole(String digits) {
    boolean coded = digits.length() > MOST_DIGITS || digits.length() > 1 && digits.startsWith("0");
    return coded ? digits(digits) : cardinal(Long.parseLong(digits));
  }
}
