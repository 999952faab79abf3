package io.formant.report.compare;

import io.formant.report.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * Writes a comparison as a folder that can be moved as it is: the page, {@code compare.json}, the numbers behind it as CSV, its
 * drawings, and the clips that it plays.
 */
public final class ComparisonWriter {
  private ComparisonWriter() {}

  /**
   * Writes into a folder, which is made where there is none.
   *
   * @return the page
   */
  public static Path write(Comparison comparison, Path folder) throws IOException {
    Path audio = Files.createDirectories(folder.resolve("audio"));
    for (ClipRow row : comparison.clips()) {
      for (int i = 0; i < row.clips().size(); i++) {
        if (row.clips().get(i).isPresent())
          copy(comparison.sides().get(i), row.clips().get(i).get(), audio);
      }
      if (row.reference().isPresent())
        copy(row.reference().get().side(), row.reference().get().clip(), audio);
    }
    Files.writeString(
        folder.resolve("compare.json"),
        new ComparisonJson(comparison).tree().toPrettyString() + "\n");
    Files.writeString(folder.resolve("differences.csv"), differences(comparison));
    writeTradeoffs(comparison, folder);
    Path page = folder.resolve("index.html");
    Files.writeString(page, new ComparisonPage(comparison, new Beside(folder)).render());
    return page;
  }

  /** A new folder's name under {@code reports/compare}, by the time of day. */
  public static Path fresh(Path reports) throws IOException {
    Path parent = Files.createDirectories(reports.resolve("compare"));
    String wanted = Origin.word(Origin.time());
    Path folder = parent.resolve(wanted);
    for (int i = 2; Files.exists(folder); i++) folder = parent.resolve(wanted + "-" + i);
    return folder;
  }

  private static void copy(Side side, Clip clip, Path audio) throws IOException {
    Path file = side.run().folder().resolve(clip.record().file());
    if (Files.isRegularFile(file))
      Files.copy(file, audio.resolve(name(side, clip)), StandardCopyOption.REPLACE_EXISTING);
  }

  private static String name(Side side, Clip clip) {
    return side.name() + "-" + Path.of(clip.record().file()).getFileName();
  }

  private static void writeTradeoffs(Comparison comparison, Path folder) throws IOException {
    if (comparison.tradeoffs().isEmpty()) return;
    Files.createDirectories(folder.resolve("plots"));
    StringBuilder csv =
        new StringBuilder("measure,slice,run,label,evaluations,value,low,high,best\n");
    for (Tradeoff tradeoff : comparison.tradeoffs()) {
      String name =
          tradeoff.quality().name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
      Files.writeString(
          folder.resolve("plots/pareto-" + name + ".svg"),
          ComparisonPage.draw(tradeoff).standalone());
      for (Tradeoff.Point point : tradeoff.points())
        csv.append(String.join(
                ",",
                quoted(tradeoff.quality().name()),
                quoted(tradeoff.slice()),
                point.side(),
                quoted(comparison.side(point.side()).label()),
                Double.toString(point.cost()),
                Double.toString(point.quality().value()),
                Double.toString(point.quality().low()),
                Double.toString(point.quality().high()),
                Boolean.toString(point.best())))
            .append('\n');
    }
    Files.writeString(folder.resolve("tradeoffs.csv"), csv);
  }

  private static String differences(Comparison comparison) {
    StringBuilder csv = new StringBuilder(
        "measure,unit,slice,base,other,before,after,difference,low,high,pairs,paired by,verdict\n");
    for (Difference it : comparison.differences())
      csv.append(String.join(
              ",",
              quoted(it.measure().name()),
              quoted(it.measure().unit()),
              quoted(it.slice()),
              it.base(),
              it.other(),
              Double.toString(it.before()),
              Double.toString(it.after()),
              Double.toString(it.difference().value()),
              Double.toString(it.difference().low()),
              Double.toString(it.difference().high()),
              Integer.toString(it.pairs()),
              it.pairing().name().toLowerCase(Locale.ROOT),
              quoted(it.verdict())))
          .append('\n');
    return csv.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  /** Links from the page to what lies beside it. */
  private record Beside(Path folder) implements ComparisonPage.Links {
    @Override
    public String audio(Side side, Clip clip) {
      return "audio/" + name(side, clip);
    }

    @Override
    public String report(Side side) {
      return folder
              .toAbsolutePath()
              .normalize()
              .relativize(side.run().folder().toAbsolutePath().normalize())
          + "/index.html";
    }

    @Override
    public String numbers(String name) {
      return name;
    }
  }
}
