package io.formant.report.page;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Curve;
import io.formant.artifact.Block.Matrix;
import io.formant.artifact.Block.Picture;
import io.formant.artifact.Block.Pictures;
import io.formant.artifact.Block.Scatter;
import io.formant.artifact.Block.Table;
import io.formant.report.Figures;
import io.formant.report.FinishedRun.Section;
import io.formant.report.plot.CurvePlot;
import io.formant.report.plot.HeatMap;
import io.formant.report.plot.MatrixPlot;
import io.formant.report.plot.ScatterPlot;
import io.formant.report.plot.Svg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The drawings of a report as files under {@code plots/}, each beside its numbers as CSV; and the numbers of its tables. */
final class Plots {
  static final MatrixPlot.Words WORDS =
      new MatrixPlot.Words(Figures::value, Figures::interval, Figures::brief);

  private final Map<Block, String> names = new IdentityHashMap<>();

  Plots(List<Section> sections) {
    Set<String> taken = new HashSet<>();
    for (Section section : sections) {
      for (Block block : section.blocks()) {
        if (hasNumbers(block))
          names.put(block, free(word(section.id() + "-" + block.title()), taken));
      }
    }
  }

  private static boolean hasNumbers(Block block) {
    return block instanceof Scatter
        || block instanceof Curve
        || block instanceof Matrix
        || block instanceof Pictures
        || block instanceof Table;
  }

  private static String free(String name, Set<String> taken) {
    String free = name;
    for (int i = 2; !taken.add(free); i++) free = name + "-" + i;
    return free;
  }

  /** A text as a file name: lower case, hyphens. */
  static String word(String text) {
    String word =
        text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    return word.isEmpty() ? "plot" : word;
  }

  /** The drawing's file, relative to the report's folder; of pictures the one at {@code index}. */
  String image(Block block, int index) {
    String name = "plots/" + names.get(block);
    return block instanceof Pictures ? name + "-" + (index + 1) + ".png" : name + ".svg";
  }

  /** The file with the numbers of a table, or behind a scatter plot, a curve or a matrix. */
  String numbers(Block block) {
    return "plots/" + names.get(block) + ".csv";
  }

  /** The file with the numbers behind the picture at {@code index}. */
  String numbers(Pictures pictures, int index) {
    return "plots/" + names.get(pictures) + "-" + (index + 1) + ".csv";
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("plots"));
    for (Block block : names.keySet()) {
      if (block instanceof Pictures pictures) {
        write(folder, pictures);
      } else {
        Files.writeString(folder.resolve(numbers(block)), Csv.of(block));
        Optional<Svg> svg = drawn(block);
        if (svg.isPresent())
          Files.writeString(folder.resolve(image(block, 0)), svg.get().standalone());
      }
    }
  }

  private static Optional<Svg> drawn(Block block) {
    if (block instanceof Scatter scatter) return Optional.of(ScatterPlot.draw(scatter));
    if (block instanceof Curve curve) return Optional.of(CurvePlot.draw(curve));
    return block instanceof Matrix matrix
        ? Optional.of(MatrixPlot.draw(matrix, WORDS))
        : Optional.empty();
  }

  private void write(Path folder, Pictures pictures) throws IOException {
    HeatMap scale = HeatMap.over(pictures.pictures());
    for (int i = 0; i < pictures.pictures().size(); i++) {
      Picture picture = pictures.pictures().get(i);
      Files.write(folder.resolve(image(pictures, i)), scale.png(picture));
      Files.writeString(folder.resolve(numbers(pictures, i)), Csv.of(picture));
    }
  }
}
