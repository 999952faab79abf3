package io.formant.route;

import io.formant.artifact.Digest;
import io.formant.plan.Plan;
import io.formant.plan.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;

/**
 * The Camel routes of one run: one that starts every stage without inputs, and one a stage, which gathers what its inputs made,
 * runs the stage and tells every stage that waits for it.
 */
final class StageGraph implements AutoCloseable {
  private final CamelContext context;
  private final String run;
  private final Plan plan;
  private final Scheme scheme;
  private final List<String> routes = new ArrayList<>();

  /**
   * @param run a name that is unique in the context
   * @param failed hears of trouble outside the stages
   */
  StageGraph(CamelContext context, String run, Plan plan, Scheme scheme, Consumer<Throwable> failed)
      throws Exception {
    this.context = context;
    this.run = run;
    this.plan = plan;
    this.scheme = scheme;
    RouteBuilder.addRoutes(context, builder -> define(builder, failed));
  }

  /** Starts the run; returns at once, or when all is done where the scheme has one thread. */
  void start() throws IOException {
    try (ProducerTemplate template = context.createProducerTemplate()) {
      template.sendBody(entrance(), Map.of());
    }
  }

  private void define(RouteBuilder builder, Consumer<Throwable> failed) {
    builder
        .onException(Throwable.class)
        .handled(true)
        .process(exchange ->
            failed.accept(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
    String[] sources = plan.steps().stream()
        .filter(step -> step.inputIds().isEmpty())
        .map(this::endpoint)
        .toArray(String[]::new);
    builder.from(entrance()).routeId(named("")).multicast().to(sources);
    routes.add(named(""));
    plan.steps().forEach(step -> define(builder, step));
  }

  private void define(RouteBuilder builder, Step step) {
    ProcessorDefinition<?> route =
        builder.from(endpoint(step)).routeId(named(step.id())).description(step.type());
    routes.add(named(step.id()));
    if (step.inputIds().size() > 1) {
      route = route
          .aggregate(builder.constant(true), StageGraph::gathered)
          .completionSize(step.inputIds().size());
    }
    route = route.to(StageComponent.SCHEME + ":" + run + "/" + step.id());
    String[] next = plan.steps().stream()
        .filter(other -> other.inputIds().contains(step.id()))
        .map(this::endpoint)
        .toArray(String[]::new);
    if (next.length > 0) {
      route.multicast().to(next);
    }
  }

  private static Exchange gathered(Exchange sofar, Exchange arrived) {
    if (sofar != null) {
      Map<String, Digest> digests = new HashMap<>(digests(sofar));
      digests.putAll(digests(arrived));
      arrived.getMessage().setBody(digests);
    }
    return arrived;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Digest> digests(Exchange exchange) {
    return exchange.getMessage().getBody(Map.class);
  }

  private String entrance() {
    return "direct:" + run;
  }

  private String endpoint(Step step) {
    return scheme.endpoint(named(step.id()));
  }

  private String named(String stage) {
    return run + "." + stage;
  }

  /** Whether a message is under way in one of the routes. */
  boolean busy() {
    return routes.stream().anyMatch(route -> context.getInflightRepository().size(route) > 0);
  }

  /** Takes the routes and their endpoints out of the context. */
  @Override
  public void close() throws Exception {
    for (String route : routes) {
      context.getRouteController().stopRoute(route);
      context.removeRoute(route);
    }
    context.removeEndpoints("*" + run + "*");
  }
}
