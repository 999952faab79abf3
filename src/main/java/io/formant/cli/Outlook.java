package io.formant.cli;

import io.formant.artifact.Store;
import io.formant.plan.CacheView;
import io.formant.plan.Fingerprints;
import io.formant.plan.Forecast;
import io.formant.plan.Forecaster;
import io.formant.plan.Plan;
import io.formant.plan.code.CodeDigest;

/** A plan with what its results depend on: the code and the engine of this program. */
record Outlook(Plan plan, Fingerprints fingerprints) {
  static Outlook of(Plan plan) {
    return new Outlook(plan, new Fingerprints(plan, new CodeDigest(), TensorEngine.description()));
  }

  /** What a run would do now. */
  Forecast forecast(Store store) {
    return new Forecaster(plan, fingerprints, CacheView.of(store)).forecast();
  }
}
