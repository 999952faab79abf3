package io.formant.report.page;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Curve;
import io.formant.artifact.Block.Line;
import io.formant.artifact.Block.Matrix;
import io.formant.artifact.Block.Picture;
import io.formant.artifact.Block.Pictures;
import io.formant.artifact.Block.Point;
import io.formant.artifact.Block.Scatter;
import io.formant.report.Figures;
import io.formant.report.FinishedRun.Section;
import io.formant.report.plot.CurvePlot;
import io.formant.report.plot.HeatMap;
import io.formant.report.plot.MatrixPlot;
import io.formant.report.plot.ScatterPlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The drawings of a report as files under {@code plots/}, each beside its numbers as CSV. */
final class Plots {
  private final Map<Block, String> names = new IdentityHashMap<>();

  Plots(List<Section> sections) {
    Set<String> taken = new HashSet<>();
    for (Section section : sections) {
      for (Block block : section.blocks()) {
        if (isDrawn(block)) names.put(block, free(word(section.id() + "-" + block.title()), taken));
      }
    }
  }

  private static boolean isDrawn(Block block) {
    return block instanceof Scatter
        || block instanceof Curve
        || block instanceof Matrix
        || block instanceof Pictures;
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

  /** The file with the numbers behind a scatter plot, a curve or a matrix. */
  String numbers(Block block) {
    return "plots/" + names.get(block) + ".csv";
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("plots"));
    for (Block block : names.keySet()) {
      if (block instanceof Scatter scatter) {
        Files.writeString(
            folder.resolve(image(block, 0)), ScatterPlot.draw(scatter).standalone());
        Files.writeString(folder.resolve(numbers(block)), csv(scatter));
      } else if (block instanceof Curve curve) {
        Files.writeString(folder.resolve(image(block, 0)), CurvePlot.draw(curve).standalone());
        Files.writeString(folder.resolve(numbers(block)), csv(curve));
      } else if (block instanceof Matrix matrix) {
        Files.writeString(
            folder.resolve(image(block, 0)),
            MatrixPlot.draw(matrix, Figures::value, Figures::interval).standalone());
        Files.writeString(folder.resolve(numbers(block)), csv(matrix));
      } else if (block instanceof Pictures pictures) {
        write(folder, pictures);
      }
    }
  }

  private void write(Path folder, Pictures pictures) throws IOException {
    HeatMap scale = HeatMap.over(pictures.pictures());
    int index = 0;
    for (Picture picture : pictures.pictures()) {
      Files.write(folder.resolve(image(pictures, index++)), scale.png(picture));
    }
  }

  private static String csv(Scatter scatter) {
    StringBuilder csv = new StringBuilder("x,y,series,text\n");
    for (Point point : scatter.points()) {
      csv.append(point.x()).append(',').append(point.y()).append(',');
      csv.append(quoted(point.series()))
          .append(',')
          .append(quoted(point.text()))
          .append('\n');
    }
    return csv.toString();
  }

  private static String csv(Curve curve) {
    StringBuilder csv = new StringBuilder("line,x,y\n");
    for (Line line : curve.lines()) {
      for (int i = 0; i < line.x().length; i++) {
        csv.append(quoted(line.name()))
            .append(',')
            .append(line.x()[i])
            .append(',')
            .append(line.y()[i])
            .append('\n');
      }
    }
    return csv.toString();
  }

  private static String csv(Matrix matrix) {
    StringBuilder csv = new StringBuilder("row,column,value,low,high,n\n");
    for (int row = 0; row < matrix.rows().size(); row++) {
      for (int column = 0; column < matrix.columns().size(); column++) {
        Block.Number number = matrix.cells().get(row).get(column);
        csv.append(String.join(
                ",",
                quoted(matrix.rows().get(row)),
                quoted(matrix.columns().get(column)),
                Double.toString(number.value()),
                Double.toString(number.low()),
                Double.toString(number.high()),
                Integer.toString(number.count())))
            .append('\n');
      }
    }
    return csv.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
