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
   * @param basis what it was computed with; empty where nobody should compare it with another run's
   */
  record Number(
      double value, double low, double high, int count, String unit, Optional<Basis> basis) {
    public Number(double value, double low, double high, int count, String unit) {
      this(value, low, high, count, unit, Optional.empty());
    }

    public Number on(Basis basis) {
      return new Number(value, low, high, count, unit, Optional.of(basis));
    }

    /** Why this number and another's can't stand in one column; empty where they can. */
    public Optional<String> conflict(Number other) {
      if (!unit.equals(other.unit)) return Optional.of(Basis.differ("units", unit, other.unit));
      if (basis.isEmpty() || other.basis.isEmpty())
        return Optional.of("it is not recorded what a number was computed with");
      Optional<String> conflict = basis.get().conflict(other.basis.get());
      boolean sized = basis.get().bySize() && count != other.count;
      return conflict.isEmpty() && sized
          ? Optional.of(Basis.differ("numbers of items", count, other.count) + ", on which "
              + basis.get().metric() + " depends")
          : conflict;
    }
  }

  /**
   * What a number was computed with: numbers of different runs may be compared where these are equal.
   *
   * @param metric what it is, with the settings that change it: {@code mel-cepstral distortion of 14 cepstra, warped}
   * @param extractor what turned audio into that which was measured: {@code recogniser of content}; empty where nothing did
   * @param digest of the extractor's settings and weights, empty where it has none
   * @param rateHz sampling rate of the audio, 0 where no audio was measured
   * @param split that the measured items are of, {@code test}; empty where they are of no split
   * @param reference digest of what they were compared with, such as the real clips; empty where with nothing
   * @param bySize whether the value depends on how many items there are, as a Fréchet distance does
   */
  record Basis(
      String metric,
      String extractor,
      String digest,
      int rateHz,
      String split,
      String reference,
      boolean bySize) {

    /** Why numbers on these two can't be compared; empty where they can. */
    public Optional<String> conflict(Basis other) {
      if (!metric.equals(other.metric)) return different("metrics", metric, other.metric);
      if (!extractor.equals(other.extractor))
        return different("extractors", extractor, other.extractor);
      if (!digest.equals(other.digest))
        return different("weights of the " + extractor, brief(digest), brief(other.digest));
      if (rateHz != other.rateHz) return different("rates in Hz", rateHz, other.rateHz);
      if (!split.equals(other.split)) return different("splits", split, other.split);
      return reference.equals(other.reference)
          ? Optional.empty()
          : different("references", brief(reference), brief(other.reference));
    }

    private static Optional<String> different(String what, Object one, Object other) {
      return Optional.of(differ(what, one, other));
    }

    private static String differ(String what, Object one, Object other) {
      return "the " + what + " differ: " + one + " and " + other;
    }

    private static String brief(String digest) {
      return digest.isEmpty() ? "none" : digest.substring(0, Math.min(12, digest.length()));
    }
  }

  /** Points of a plane, coloured by series, each with a hover text. */
  record Scatter(String title, String note, List<Point> points) implements Block {}

  record Point(double x, double y, String series, String text) {}

  /** Lines over a shared x axis, such as loss against step. */
  record Curve(String title, String note, String xLabel, String yLabel, List<Line> lines)
      implements Block {}

  record Line(String name, double[] x, double[] y) {}

  /**
   * A small table drawn as squares, each as dark as its number is large: which of the rows moves which of the columns.
   *
   * @param rows their names, top to bottom
   * @param columns their names, left to right
   * @param cells proportions, row by row
   */
  record Matrix(
      String title, String note, List<String> rows, List<String> columns, List<List<Number>> cells)
      implements Block {
    public Matrix {
      if (cells.size() != rows.size()
          || cells.stream().anyMatch(row -> row.size() != columns.size())) {
        throw new IllegalArgumentException("matrix '" + title + "' has " + cells.size()
            + " rows of cells, expected " + rows.size() + " of " + columns.size());
      }
    }
  }

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

  /**
   * What was measured of single clips, by which runs are compared clip by clip: columns of {@code scores.tsv}.
   *
   * @param title of the {@link Audio} block that holds the clips
   */
  record Scores(String title, List<Measure> measures, List<Score> scores) implements Block {}

  /**
   * A column of scores; {@code evaluations} is the name of the cost that a Pareto plot is drawn against.
   *
   * @param unit as of a {@link Number}
   */
  record Measure(String name, String unit, Better better) {}

  /** Which way a measure improves. */
  enum Better {
    HIGHER,
    LOWER,
    NEITHER
  }

  /**
   * The scores of one clip.
   *
   * @param sample name of the {@link Sample}
   * @param values one a measure; NaN where it was not measured
   */
  record Score(String sample, double[] values) {}
}
