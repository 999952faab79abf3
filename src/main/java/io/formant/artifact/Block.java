package io.formant.artifact;

import java.util.List;
import java.util.Optional;

/** What a stage hands to the report. The report decides how it looks; the numbers also go to {@code run.json}. */
public sealed interface Block {
  String title();

  /** A paragraph. */
  record Text(String title, String text) implements Block {}

  /** A table; {@code note} says how the numbers were made. The first cell of a row names the row. */
  record Table(String title, String note, List<String> columns, List<List<Cell>> rows)
      implements Block {}

  /** A word, or a number with its 95 % interval where it has one. */
  record Cell(String text, Optional<Number> number) {
    public static Cell of(String text) {
      return new Cell(text, Optional.empty());
    }

    public static Cell of(Number number) {
      return new Cell("", Optional.of(number));
    }
  }

  /**
   * A measured value.
   *
   * @param low lower end of the 95 % interval, NaN where there is none
   * @param high upper end of the 95 % interval, NaN where there is none
   * @param count the number of items measured
   * @param unit such as {@code dB}, {@code %}; a proportion is stored in [0, 1] with unit {@code %}
   */
  record Number(double value, double low, double high, int count, String unit) {}

  /** Points of a plane, coloured by series, each with a hover text. */
  record Scatter(String title, String note, List<Point> points) implements Block {}

  record Point(double x, double y, String series, String text) {}

  /** Lines over a shared x axis, such as loss against step. */
  record Curve(String title, String note, String xLabel, String yLabel, List<Line> lines)
      implements Block {}

  record Line(String name, double[] x, double[] y) {}

  /** Pictures side by side, such as log-mel spectrograms. */
  record Pictures(String title, String note, List<Picture> pictures) implements Block {}

  /**
   * A matrix shown as a picture, row 0 at the bottom.
   *
   * @param values row-major, (height, width)
   */
  record Picture(String caption, int height, int width, float[] values, String unit) {}

  /** Audio clips: players in the page, files under {@code audio/}, rows of {@code samples.tsv}. */
  record Audio(String title, String note, List<Sample> samples) implements Block {}

  /**
   * One audio clip of the report.
   *
   * @param name file name without folder or extension, unique in the report
   * @param source generated, reference or resynthesis
   * @param condition true, shuffled, swapped or null
   * @param guidance as given to the sampler, such as {@code style=2 content=3}; empty where not generated
   * @param wav the file's bytes
   * @param featured whether the page shows a player for it; the others are in the files and {@code samples.tsv}
   * @param group clips of one group stand next to each other in the page: generated next to reference
   */
  record Sample(
      String name,
      String text,
      String voice,
      String split,
      String source,
      String condition,
      long seed,
      String guidance,
      int steps,
      byte[] wav,
      boolean featured,
      String group) {}
}
