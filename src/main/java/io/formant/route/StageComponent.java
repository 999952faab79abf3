package io.formant.route;

import io.formant.artifact.Digest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * {@code stage:RUN/ID} runs one stage of one run. The body that comes in is a map from the ids of its inputs to the digests of
 * their manifests; the body that goes out holds the stage's own.
 */
final class StageComponent extends DefaultComponent {
  static final String SCHEME = "stage";

  private final Map<String, Body> runs = new ConcurrentHashMap<>();

  /** Runs a stage of a run. It throws nothing, ever: an error that Camel does not see would leave the run waiting. */
  interface Body {
    /** The stage's manifest, or nothing when the run is to end here. */
    Optional<Digest> run(String stage, Map<String, Digest> inputs);
  }

  /** The context's component, added where there is none; runs that start at once agree on one. */
  static synchronized StageComponent of(CamelContext context) {
    if (context.hasComponent(SCHEME) == null) {
      context.addComponent(SCHEME, new StageComponent());
    }
    return context.getComponent(SCHEME, StageComponent.class);
  }

  void enter(String run, Body body) {
    runs.put(run, body);
  }

  void leave(String run) {
    runs.remove(run);
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    int slash = remaining.indexOf('/');
    return new StageEndpoint(
        uri, this, remaining.substring(0, slash), remaining.substring(slash + 1));
  }

  private static final class StageEndpoint extends DefaultEndpoint {
    private final StageComponent component;
    private final String run;
    private final String stage;

    StageEndpoint(String uri, StageComponent component, String run, String stage) {
      super(uri, component);
      this.component = component;
      this.run = run;
      this.stage = stage;
    }

    @Override
    public Producer createProducer() {
      return new DefaultProducer(this) {
        @Override
        public void process(Exchange exchange) {
          StageEndpoint.this.process(exchange);
        }
      };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      throw new UnsupportedOperationException("nothing comes from " + getEndpointUri());
    }

    private void process(Exchange exchange) {
      Body body = component.runs.get(run);
      Optional<Digest> output =
          body == null ? Optional.empty() : body.run(stage, StageGraph.digests(exchange));
      output.ifPresentOrElse(
          digest -> exchange.getMessage().setBody(Map.of(stage, digest)),
          () -> exchange.setRouteStop(true));
    }
  }
}
