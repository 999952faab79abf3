package io.formant.report.plot;

import java.util.List;
import java.util.Locale;

/** One SVG drawing, written element by element; all text is escaped here. */
public final class Svg {
  /** Distinct colours; series take them in turn, and the shapes in turn, so that neither is needed alone. */
  static final int COLOURS = 8;

  private static final double DARKEST = 0.45;

  private static final List<String> SHAPES = List.of(
      "<circle r=\"3.6\"/>",
      "<rect x=\"-3.2\" y=\"-3.2\" width=\"6.4\" height=\"6.4\"/>",
      "<path d=\"M0-4.4 4.1 3.1H-4.1Z\"/>",
      "<path d=\"M0-4.7 4.7 0 0 4.7-4.7 0Z\"/>",
      "<path d=\"M0 4.4 4.1-3.1H-4.1Z\"/>",
      "<path d=\"M-1.4-4.3H1.4V-1.4H4.3V1.4H1.4V4.3H-1.4V1.4H-4.3V-1.4H-1.4Z\"/>",
      "<path transform=\"rotate(45)\" d=\"M-1.4-4.3H1.4V-1.4H4.3V1.4H1.4V4.3H-1.4V1.4H-4.3V-1.4H-1.4Z\"/>",
      "<path d=\"M0-5 1.5-1.6 5-1.4 2.3 1 3.1 4.4 0 2.5-3.1 4.4-2.3 1-5-1.4-1.5-1.6Z\"/>",
      "<path d=\"M0-4.4 4.2-1.4 2.6 3.6H-2.6L-4.2-1.4Z\"/>",
      "<path fill-rule=\"evenodd\" d=\"M-4 0A4 4 0 1 1 4 0A4 4 0 1 1-4 0ZM-1.8 0A1.8 1.8 0 1 0 1.8 0A1.8 1.8 0 1 0-1.8 0Z\"/>");

  private final int width;
  private final int height;
  private final String label;
  private final StringBuilder body = new StringBuilder();

  Svg(int width, int height, String label) {
    this.width = width;
    this.height = height;
    this.label = label;
  }

  /** The marker shapes that {@code <use>} refers to; a page holds them once. */
  public static String markers() {
    StringBuilder symbols = new StringBuilder("<defs>");
    for (int i = 0; i < SHAPES.size(); i++) {
      symbols.append("<g id=\"m").append(i).append("\">").append(SHAPES.get(i)).append("</g>");
    }
    return symbols.append("</defs>").toString();
  }

  /** The marker of a series, by its place. */
  static String marker(int series) {
    return "m" + series % SHAPES.size();
  }

  /** The colour class of a series, by its place. */
  static String colour(int series) {
    return "c" + series % COLOURS;
  }

  Svg line(String classes, double x1, double y1, double x2, double y2) {
    return raw(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>",
        classes, n(x1), n(y1), n(x2), n(y2));
  }

  Svg path(String classes, String d) {
    return raw("<path class=\"%s\" d=\"%s\"/>", classes, d);
  }

  Svg rect(String classes, double x, double y, double width, double height, double radius) {
    return raw(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>",
        classes, n(x), n(y), n(width), n(height), n(radius));
  }

  /** A square that is the darker the larger its share, 0 to 1; never so dark that text on it can't be read. */
  Svg shade(double share, double x, double y, double width, double height) {
    return raw(
        "<rect class=\"cell\" fill-opacity=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>",
        String.format(Locale.ROOT, "%.2f", DARKEST * Math.max(0, Math.min(1, share))),
        n(x),
        n(y),
        n(width),
        n(height));
  }

  /** A series' marker with a hover text, empty for none. */
  Svg mark(int series, double x, double y, String hover) {
    String use = "<use class=\"%s\" href=\"#%s\" x=\"%s\" y=\"%s\"";
    String title = hover.isEmpty() ? "/>" : "><title>" + escape(hover) + "</title></use>";
    return raw(use, colour(series), marker(series), n(x), n(y)).append(title);
  }

  /** @param anchor start, middle or end */
  Svg text(String classes, String anchor, double x, double y, String text) {
    return raw(
            "<text class=\"%s\" text-anchor=\"%s\" x=\"%s\" y=\"%s\">", classes, anchor, n(x), n(y))
        .append(escape(text) + "</text>");
  }

  /** Text that reads upwards, for the label of a vertical axis. */
  Svg upright(String classes, double x, double y, String text) {
    String place =
        "<text class=\"%s\" text-anchor=\"middle\" transform=\"translate(%s %s) rotate(-90)\">";
    return raw(place, classes, n(x), n(y)).append(escape(text) + "</text>");
  }

  Svg open(String classes, String hover) {
    return raw("<g class=\"%s\">", classes).append("<title>" + escape(hover) + "</title>");
  }

  Svg close() {
    return append("</g>");
  }

  /** For use inside a page that holds {@link #markers} and {@link #style}. */
  public String inline() {
    return open("") + body + "</svg>";
  }

  /** As a file of its own. */
  public String standalone() {
    String style = "<style>" + style() + "</style>";
    return open(" xmlns=\"http://www.w3.org/2000/svg\"") + style + markers() + body + "</svg>\n";
  }

  private String open(String attributes) {
    return String.format(
        Locale.ROOT,
        "<svg%s class=\"plot\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">",
        attributes,
        width,
        height,
        width,
        height,
        escape(label));
  }

  private Svg raw(String format, Object... values) {
    return append(String.format(Locale.ROOT, format, values));
  }

  private Svg append(String text) {
    body.append(text);
    return this;
  }

  /** A coordinate to a tenth, without a trailing zero. */
  static String n(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
  }

  /** Text made safe for element content and quoted attributes; characters that XML forbids become spaces. */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> safe.append(
            switch (c) {
              case '&' -> "&amp;";
              case '<' -> "&lt;";
              case '>' -> "&gt;";
              case '"' -> "&quot;";
              case '\'' -> "&#39;";
              default ->
                c < ' ' && c != '\n' && c != '\t'
                        || c == 0xFFFE
                        || c == 0xFFFF
                        || c >= 0xD800 && c < 0xE000
                    ? " "
                    : Character.toString(c);
            }));
    return safe.toString();
  }

  /** The colours of all drawings. After Okabe and Ito 2008, https://jfly.uni-koeln.de/color/, without its yellow. */
  public static String style() {
    return """
        :root{--ink:#1d1f23;--soft:#5c626b;--rule:#d9dce1;--paper:#fff;--tint:#f3f5f7;--accent:#0b5fa5;--done:#0a7d57;--bad:#b3261e;--mark:#ffe9a8;
        --c0:#0072b2;--c1:#d55e00;--c2:#00875f;--c3:#b6508a;--c4:#b87a00;--c5:#2f9bd6;--c6:#4d4d4d;--c7:#7a5cc0}
        @media(prefers-color-scheme:dark){:root{--ink:#e8e9eb;--soft:#a3a9b3;--rule:#363b43;--paper:#15171b;--tint:#1e2126;
        --accent:#6cb6ff;--done:#4cc69b;--bad:#ff8a80;--mark:#5a4a12;--c0:#4aa8e8;--c1:#ff8a3d;--c2:#2fc597;--c3:#e48dbd;--c4:#f0b23a;--c5:#8fd0f7;
        --c6:#c9c9c9;--c7:#b09cf0}}
        @media print{:root{--ink:#000;--soft:#444;--rule:#bbb;--paper:#fff;--tint:#f4f4f4;--accent:#000;--done:#000;--bad:#000;--mark:#eee;
        --c0:#0072b2;--c1:#d55e00;--c2:#00875f;--c3:#b6508a;--c4:#b87a00;--c5:#2f9bd6;--c6:#4d4d4d;--c7:#7a5cc0}}
        .c0{--c:var(--c0)}.c1{--c:var(--c1)}.c2{--c:var(--c2)}.c3{--c:var(--c3)}
        .c4{--c:var(--c4)}.c5{--c:var(--c5)}.c6{--c:var(--c6)}.c7{--c:var(--c7)}
        .plot{font:12px system-ui,sans-serif}.plot text{fill:var(--ink)}.plot text.soft{fill:var(--soft)}
        .plot text.strong{font-weight:600;font-size:13px}.plot use{fill:var(--c);fill-opacity:.8}
        .plot .grid{stroke:var(--rule);stroke-width:1}.plot .frame{stroke:var(--soft);stroke-width:1;fill:none}
        .plot .curve{stroke:var(--c);stroke-width:1.8;fill:none;stroke-linejoin:round}
        .plot .d1{stroke-dasharray:6 3}.plot .d2{stroke-dasharray:2 3}.plot .d3{stroke-dasharray:8 3 2 3}
        .plot .cell{fill:var(--accent)}.plot .cell.frame{fill:none;stroke:var(--rule)}
        .plot text.large{font-weight:600;font-size:22px}
        .plot .edge{stroke:var(--soft);stroke-width:1.3;fill:none}.plot .arrow{fill:var(--soft)}
        .plot .node rect{fill:var(--tint);stroke:var(--rule)}.plot .ran rect{fill:var(--paper);stroke:var(--accent);stroke-width:1.6}
        """;
  }
}
