package io.formant.web;

import io.formant.report.HtmlTemplate;
import io.formant.report.live.LiveRun;
import io.quarkus.qute.RawString;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/** Runs as they happen, in whatever process. */
@Path("/runs")
public class RunPages {
  private static final Duration PACE = Duration.ofMillis(400);

  private final Shelf shelf;
  private final HtmlTemplate page = new HtmlTemplate(RunPages.class, "run.html");
  private final HtmlTemplate state = new HtmlTemplate(RunPages.class, "state.html");

  public RunPages(Shelf shelf) {
    this.shelf = shelf;
  }

  @GET
  @Path("/{id}")
  @Produces("text/html;charset=UTF-8")
  public String page(@PathParam("id") String id) throws IOException {
    LiveRun run = run(id);
    return page.render(Map.of("run", run, "state", new RawString(state(run)), "sheet", Sheet.TEXT));
  }

  /** The state of a run whenever it changes, as markup; {@code over} when nothing more will come. */
  @GET
  @Path("/{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Multi<OutboundSseEvent> events(@PathParam("id") String id, @Context Sse sse)
      throws IOException {
    run(id);
    return Multi.createFrom()
        .ticks()
        .every(PACE)
        .onOverflow()
        .drop()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(tick -> unchecked(id))
        .select()
        .first(new Running())
        .map(this::state)
        .skip()
        .repetitions()
        .map(markup -> sse.newEvent("state", markup.replace("\n", " ")))
        .onCompletion()
        .continueWith(sse.newEvent("over", "over"));
  }

  /** Lets a run through as long as it is at work, and once more when it has ended. */
  private static final class Running implements Predicate<LiveRun> {
    private boolean over;

    @Override
    public boolean test(LiveRun run) {
      boolean before = over;
      over = !run.isRunning();
      return !before;
    }
  }

  private LiveRun unchecked(String id) {
    try {
      return run(id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LiveRun run(String id) throws IOException {
    return LiveRun.of(shelf.cache(), id).orElseThrow(NotFoundException::new);
  }

  private String state(LiveRun run) {
    try {
      return state.render(
          Map.of("run", run, "report", shelf.address(run.report()).orElse("")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
