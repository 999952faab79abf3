package io.formant.report;

import io.formant.artifact.Block;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as people read them: few digits, a true minus, proportions as per cent. */
public final class Figures {
  private static final String PER_CENT = "%";
  private static final String NONE = "–";
  private static final Pattern MINUS = Pattern.compile("(?<![^\\s(])-(?=\\d)");
  private static final Pattern BREAKS = Pattern.compile(
      "(?<=\\d) (?=(?:%|dB|Hz|ms|s|points)(?!\\w))|(?<=\\bp) (?== \\d)|(?<=\\bp =) (?=\\d)");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
          "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
      .withZone(ZoneOffset.UTC);

  private Figures() {}

  /** The value with its unit: {@code 97.5 %}, {@code 6.21 dB}. */
  public static String value(Block.Number number) {
    String digits = digits(number, number.value());
    return number.unit().isEmpty() || digits.equals(NONE)
        ? digits
        : digits + "\u00a0" + number.unit();
  }

  /** The value without unit, proportions as whole per cent: {@code 97}, {@code 6.21}. */
  public static String brief(Block.Number number) {
    boolean share = number.unit().equals(PER_CENT) && Double.isFinite(number.value());
    return share ? plain(Math.rint(100 * number.value())) : digits(number, number.value());
  }

  /** The interval without unit, {@code 96.1–98.4}; empty where there is none. */
  public static String interval(Block.Number number) {
    if (Double.isNaN(number.low()) || Double.isNaN(number.high())) return "";
    String low = digits(number, number.low());
    String high = digits(number, number.high());
    return low.startsWith("−") || high.startsWith("−") ? low + " to " + high : low + "–" + high;
  }

  /** How many items the numbers of a row stand for: {@code 40}, {@code 40–200}, or empty. */
  public static String count(List<Block.Cell> row) {
    var counts = row.stream()
        .flatMap(cell -> cell.number().stream())
        .mapToInt(Block.Number::count)
        .filter(count -> count > 0)
        .summaryStatistics();
    if (counts.getCount() == 0) return "";
    String least = whole(counts.getMin());
    return counts.getMin() == counts.getMax() ? least : least + "–" + whole(counts.getMax());
  }

  /** Words with a true minus, in which no line breaks between a number and its unit, or within {@code p = 0.01}. */
  public static String typeset(String words) {
    return MINUS.matcher(BREAKS.matcher(words).replaceAll("\u00a0")).replaceAll("−");
  }

  /** Whether a word stands for a number that is not there. */
  public static boolean isNone(String text) {
    return text.equals(NONE);
  }

  /** Whether a word is a count, or a range of counts. */
  public static boolean isCount(String text) {
    return text.matches("\\d[\\d\\s,–]*");
  }

  /** A number of few digits, or a dash where there is none. */
  public static String plain(OptionalDouble value) {
    return value.isPresent() ? plain(value.getAsDouble()) : NONE;
  }

  /** A duration: {@code 0.3 s}, {@code 42 s}, {@code 7 min 12 s}, {@code 2 h 5 min}. */
  public static String duration(double seconds) {
    if (seconds < 9.95) return String.format(Locale.ROOT, "%.1f\u00a0s", seconds);
    long whole = Math.round(seconds);
    if (whole < 60) return whole + "\u00a0s";
    if (whole < 3600) return whole / 60 + "\u00a0min " + whole % 60 + "\u00a0s";
    return whole / 3600 + "\u00a0h " + whole % 3600 / 60 + "\u00a0min";
  }

  /** A moment for people: {@code 4 March 2026, 05:06 UTC}. */
  public static String date(Instant date) {
    return DATE.format(date);
  }

  /** A whole number in groups of three digits. */
  public static String whole(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', '\u2009');
  }

  /** A number in the digits that its size deserves. */
  public static String plain(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value)) return Double.isNaN(value) ? NONE : value > 0 ? "∞" : "−∞";
    if (value == Math.rint(value) && size < 1e15) return whole((long) value).replace('-', '−');
    int decimals = size >= 100 ? 1 : size >= 0.01 ? 2 : -1;
    String format = decimals < 0 ? "%.1e" : "%." + decimals + "f";
    return String.format(Locale.ROOT, format, value).replace('-', '−');
  }

  private static String digits(Block.Number number, double value) {
    if (!Double.isFinite(value)) return plain(value);
    if (number.unit().equals(PER_CENT))
      return String.format(Locale.ROOT, "%.1f", 100 * value).replace('-', '−');
    boolean measured = !Double.isNaN(number.low()) && Math.abs(value) < 100;
    return measured && Math.abs(value) >= 0.01
        ? String.format(Locale.ROOT, "%.2f", value).replace('-', '−')
        : plain(value);
  }
}
