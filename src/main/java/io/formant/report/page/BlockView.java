package io.formant.report.page;

import io.formant.artifact.Block;
import io.formant.report.Figures;
import io.quarkus.qute.RawString;
import java.util.List;

/** What the page's template shows of a block; {@link #kind} chooses the part of the template. */
public sealed interface BlockView {
  String title();

  default String kind() {
    return getClass().getSimpleName();
  }

  /** A paragraph. */
  record Words(String title, String text) implements BlockView {}

  /**
   * A table; its count column stands at the right where any number has a count.
   *
   * @param numbers the file that holds them
   */
  record Grid(String title, String note, List<Column> columns, List<Row> rows, String numbers)
      implements BlockView {}

  record Column(String name, String align) {}

  record Row(String name, List<Field> fields) {}

  /** One cell: the value, its interval in small type, what hovering tells. */
  record Field(String align, String value, String interval, String hover) {}

  record Drawing(String title, String note, RawString svg, String numbers, String size)
      implements BlockView {}

  record Gallery(
      String title, String note, List<Frame> frames, RawString gradient, String low, String high)
      implements BlockView {}

  record Frame(String caption, String source, int width, int height, String numbers) {}

  /**
   * Clips to hear.
   *
   * @param measures what the list of all clips has numbers of
   */
  record Players(
      String title, String note, List<Group> groups, List<String> measures, List<Take> takes)
      implements BlockView {}

  /** Clips that belong together. */
  record Group(String title, String subtitle, List<Clip> clips) {}

  record Clip(String label, String detail, String source) {}

  /**
   * A clip in the list of all.
   *
   * @param numbers one a measure, what hovering tells being the bare number
   */
  record Take(
      String file,
      String text,
      String voice,
      String split,
      String label,
      String settings,
      List<Field> numbers) {}

  /** @param files where the block's drawings and numbers lie */
  static BlockView of(Block block, Plots files, ClipViews clips) {
    if (block instanceof Block.Text text)
      return new Words(text.title(), Figures.typeset(text.text()));
    if (block instanceof Block.Table table) return TableView.of(table, files.numbers(table));
    if (block instanceof Block.Audio audio) return clips.players(audio);
    return DrawingView.of(block, files);
  }
}
