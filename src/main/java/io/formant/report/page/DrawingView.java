package io.formant.report.page;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Picture;
import io.formant.report.Figures;
import io.formant.report.page.BlockView.Drawing;
import io.formant.report.page.BlockView.Frame;
import io.formant.report.page.BlockView.Gallery;
import io.formant.report.plot.CurvePlot;
import io.formant.report.plot.HeatMap;
import io.formant.report.plot.MatrixPlot;
import io.formant.report.plot.ScatterPlot;
import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Plots and pictures as the page shows them, all inside the page. */
final class DrawingView {
  private DrawingView() {}

  static BlockView of(Block block, Plots files) {
    if (block instanceof Block.Scatter scatter) {
      RawString svg = new RawString(ScatterPlot.draw(scatter).inline());
      return new Drawing(scatter.title(), scatter.note(), svg, files.numbers(block), "half");
    }
    if (block instanceof Block.Curve curve) {
      RawString svg = new RawString(CurvePlot.draw(curve).inline());
      return new Drawing(curve.title(), curve.note(), svg, files.numbers(block), "whole");
    }
    if (block instanceof Block.Matrix matrix) {
      RawString svg = new RawString(MatrixPlot.draw(matrix, Plots.WORDS).inline());
      String size = MatrixPlot.isDense(matrix) ? "whole" : "half";
      return new Drawing(matrix.title(), matrix.note(), svg, files.numbers(block), size);
    }
    if (block instanceof Block.Pictures pictures) return gallery(pictures, files);
    throw new IllegalArgumentException("no drawing shows the block '" + block.title() + "'");
  }

  private static Gallery gallery(Block.Pictures pictures, Plots files) {
    HeatMap scale = HeatMap.over(pictures.pictures());
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < pictures.pictures().size(); i++)
      frames.add(frame(pictures.pictures().get(i), scale, files.numbers(pictures, i)));
    String unit = pictures.pictures().stream()
        .map(Picture::unit)
        .filter(word -> !word.isEmpty())
        .findFirst()
        .orElse("");
    return new Gallery(
        pictures.title(),
        pictures.note(),
        frames,
        new RawString(scale.gradient()),
        Figures.plain(scale.low()),
        (Figures.plain(scale.high()) + " " + unit).strip());
  }

  private static Frame frame(Picture picture, HeatMap scale, String numbers) {
    String png = Base64.getEncoder().encodeToString(scale.png(picture));
    return new Frame(
        picture.caption(),
        "data:image/png;base64," + png,
        picture.width(),
        picture.height(),
        numbers);
  }
}
