package io.formant.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.formant.report.listen.AnswerFiles;
import io.formant.report.listen.Kind;
import io.formant.report.listen.ListeningTest;
import io.formant.report.listen.ListeningTest.Choice;
import io.formant.report.listen.TestPage;
import io.formant.report.listen.TestPage.Destination;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Blind listening tests of reports, and the answers to them. */
@Path("/listen/{pipeline}/{run}")
public class ListenPages {
  private final Shelf shelf;
  private final Guard guard;

  public ListenPages(Shelf shelf, Guard guard) {
    this.shelf = shelf;
    this.guard = guard;
  }

  @GET
  @Produces("text/html;charset=UTF-8")
  public Response page(
      @PathParam("pipeline") String pipeline,
      @PathParam("run") String run,
      @QueryParam("kind") @DefaultValue("mos") String kind,
      @QueryParam("seed") @DefaultValue("1") long seed)
      throws IOException {
    java.nio.file.Path report = shelf.report(pipeline, run);
    Optional<Kind> chosen = Kind.of(kind);
    if (chosen.isEmpty()) return wrong("no kind of test is called that");
    try {
      ListeningTest test =
          ListeningTest.of(report, new Choice(chosen.get(), seed, Optional.empty(), List.of()));
      String address = "/listen/" + pipeline + "/" + report.getFileName();
      return Response.ok(TestPage.render(test, new Destination(address, guard.token())))
          .build();
    } catch (IllegalArgumentException e) {
      return wrong(String.valueOf(e.getMessage()));
    }
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response answer(
      @PathParam("pipeline") String pipeline, @PathParam("run") String run, JsonNode sheet)
      throws IOException {
    try {
      AnswerFiles.add(shelf.report(pipeline, run), sheet);
      return Response.noContent().build();
    } catch (IllegalArgumentException e) {
      return wrong(String.valueOf(e.getMessage()));
    }
  }

  private static Response wrong(String reason) {
    return Response.status(Response.Status.BAD_REQUEST)
        .entity(reason)
        .type("text/plain;charset=UTF-8")
        .build();
  }
}
