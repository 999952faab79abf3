package io.formant.web;

import io.formant.report.compare.Clip;
import io.formant.report.compare.Comparison;
import io.formant.report.compare.ComparisonPage;
import io.formant.report.compare.Side;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reports side by side, made when asked for and written nowhere. */
@Path("/compare")
public class ComparePage {
  private static final int MOST = 26;

  private final Shelf shelf;

  public ComparePage(Shelf shelf) {
    this.shelf = shelf;
  }

  /** @param reports such as {@code phoneme_clap/2026-03-04T05-06-07} */
  @GET
  @Produces("text/html;charset=UTF-8")
  public String page(@QueryParam("report") List<String> reports) throws IOException {
    if (reports.size() < 2 || reports.size() > MOST)
      throw new BadRequestException(Response.status(Response.Status.BAD_REQUEST)
          .entity("choose two or more reports to compare, " + reports.size() + " are chosen")
          .type("text/plain")
          .build());
    List<java.nio.file.Path> folders = new ArrayList<>();
    for (String report : reports) {
      String[] words = report.split("/", 2);
      if (words.length < 2) throw new NotFoundException();
      folders.add(shelf.report(words[0], words[1]));
    }
    return new ComparisonPage(Comparison.of(folders), new Links(shelf)).render();
  }

  /** To the reports on the dashboard. */
  private record Links(Shelf shelf) implements ComparisonPage.Links {
    @Override
    public String audio(Side side, Clip clip) {
      return report(side) + clip.record().file();
    }

    @Override
    public String report(Side side) {
      try {
        java.nio.file.Path root = shelf.reports().toRealPath();
        return "/reports/" + root.relativize(side.run().folder()) + "/";
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String numbers(String name) {
      return "";
    }
  }
}
