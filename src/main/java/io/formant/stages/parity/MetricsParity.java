package io.formant.stages.parity;

import io.formant.metric.ClusterAgreement;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Values;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Numbers of evaluations: clustering, neighbours, verification, distances. */
@Singleton
final class MetricsParity implements ParitySystem {

  @Override
  public Set<String> names() {
    return Set.of("metrics");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    Map<String, Values> outputs = new LinkedHashMap<>();
    if (reference.hasInput("cluster")) {
      ClusterAgreement agreement = ClusterAgreement.of(
          reference.input("label").ints(), reference.input("cluster").ints());
      outputs.put("ari", Values.of(agreement.adjustedRand()));
    }
    return outputs;
  }
}
