package io.formant.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.Map;

/** Reports and comparisons as they lie in their folder. */
@Path("/reports")
public class ReportPages {
  private static final Map<String, String> TYPES = Map.of(
      "html", "text/html;charset=UTF-8",
      "md", "text/markdown;charset=UTF-8",
      "json", "application/json",
      "tsv", "text/tab-separated-values;charset=UTF-8",
      "csv", "text/csv;charset=UTF-8",
      "svg", "image/svg+xml",
      "png", "image/png",
      "wav", "audio/wav");

  private final Shelf shelf;

  public ReportPages(Shelf shelf) {
    this.shelf = shelf;
  }

  @GET
  @Path("/{path: .+}")
  public Response file(@PathParam("path") String path) throws IOException {
    java.nio.file.Path file = shelf.within(path);
    return Files.isDirectory(file)
        ? Response.seeOther(pageOf(path.replaceFirst("/+$", ""))).build()
        : content(file);
  }

  /** Within it, links to what lies beside it are right. */
  private static URI pageOf(String folder) {
    try {
      return new URI(null, null, "/reports/" + folder + "/index.html", null);
    } catch (URISyntaxException e) {
      throw new NotFoundException(e);
    }
  }

  private static Response content(java.nio.file.Path file) {
    String name = file.getFileName().toString();
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !Files.isRegularFile(file)) throw new NotFoundException();
    return Response.ok(file.toFile()).header("Content-Type", type).build();
  }
}
