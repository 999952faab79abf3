package io.formant.stages.study;

import io.formant.metric.Bootstrap;
import io.formant.metric.Distance;
import io.formant.metric.cluster.ClusterAgreement;
import io.formant.metric.cluster.Hdbscan;
import io.formant.metric.cluster.KMeans;
import io.formant.metric.cluster.NearestNeighbours;
import io.formant.metric.cluster.Silhouette;
import io.formant.metric.speech.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How well one embedding's points group by one factor. What is costly (distances, neighbours, clusters) is computed once, over all clips;
 * intervals weigh the clips anew.
 */
final class Grouping {
  private static final String NMI = "NMI";
  private static final int LEAST_CLUSTER = 5;
  private static final int CLUSTER_SHARE = 40;

  private final Study study;
  private final Factor factor;
  private final long seed;

  Grouping(Study study, Factor factor, long seed) {
    this.study = study;
    this.factor = factor;
    this.seed = seed;
  }

  Factor factor() {
    return factor;
  }

  /** Silhouette, 1-NN, equal error rate and least detection cost. */
  List<Measure> neighbourhood() {
    double[] silhouettes = Silhouette.samples(study.points(), factor.levels(), Distance.EUCLIDEAN);
    Trials trials = new Trials(study, factor, seed);
    return List.of(
        new Measure("silhouette", "", Bootstrap.mean(silhouettes)),
        nearest(),
        new Measure("EER", "%", trials.statistic(Verification::equalErrorRate)),
        new Measure("minDCF", "", trials.statistic(Verification::leastCost)));
  }

  Measure nearest() {
    boolean[] right =
        NearestNeighbours.right(study.points(), factor.levels(), 1, Distance.EUCLIDEAN);
    return Measure.share("1-NN", right);
  }

  /** The equal error rate alone. */
  Measure equalError() {
    return new Measure(
        "EER", "%", new Trials(study, factor, seed).statistic(Verification::equalErrorRate));
  }

  /** Agreement with k-means clusters, as many as levels. */
  List<Measure> centres() {
    return agreement(KMeans.fit(study.points(), factor.count(), seed).clusters());
  }

  /** Agreement with dense regions, of which nobody says how many. */
  static Hdbscan regions(Study study) {
    int least = Math.max(LEAST_CLUSTER, study.clipCount() / CLUSTER_SHARE);
    return Hdbscan.fit(study.points(), Math.min(least, study.clipCount()));
  }

  List<Measure> regions(Hdbscan regions) {
    if (regions.count() > 0) return agreement(regions.clusters());
    List<Measure> none = new ArrayList<>();
    for (String name : List.of("ARI", NMI, "V", "purity"))
      none.add(Measure.undefined(name, "no cluster was found"));
    return none;
  }

  private List<Measure> agreement(int[] clusters) {
    return List.of(
        measure("ARI", "", clusters, ClusterAgreement::adjustedRand),
        measure(NMI, "", clusters, ClusterAgreement::normalisedMutualInformation),
        measure("V", "", clusters, ClusterAgreement::vMeasure),
        measure("purity", "%", clusters, ClusterAgreement::purity));
  }

  private Measure measure(
      String name, String unit, int[] clusters, ToDoubleFunction<ClusterAgreement> number) {
    return new Measure(
        name,
        unit,
        weights -> number.applyAsDouble(ClusterAgreement.of(factor.levels(), clusters, weights)));
  }
}
