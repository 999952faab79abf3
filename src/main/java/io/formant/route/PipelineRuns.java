package io.formant.route;

import io.formant.artifact.RunListener;
import io.formant.artifact.Store;
import io.formant.plan.Fingerprints;
import io.formant.plan.Plan;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.apache.camel.CamelContext;

/** Makes runs in the program's Camel context. */
@Singleton
public final class PipelineRuns {
  private final CamelContext context;

  @Inject
  public PipelineRuns(CamelContext context) {
    this.context = context;
  }

  /** Starts the context for the first run; verbs that run nothing do without. */
  public PipelineRun of(
      Plan plan, Fingerprints fingerprints, Store store, RunListener listener, RunOptions options) {
    context.start();
    return new PipelineRun(context, plan, store, listener, options, fingerprints);
  }
}
