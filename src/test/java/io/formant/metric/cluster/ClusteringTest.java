package io.formant.metric.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.metric.Blobs;
import io.formant.metric.Distance;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClusteringTest {
  private final Blobs blobs = Blobs.of(5, 20, 8, 0.2, 1);

  @Test
  void separate_blobs_are_found_by_every_measure() {
    KMeans found = KMeans.fit(blobs.points(), 5, 3);
    ClusterAgreement agreement = ClusterAgreement.of(blobs.labels(), found.clusters());
    assertThat(agreement.adjustedRand()).isEqualTo(1);
    assertThat(agreement.normalisedMutualInformation()).isCloseTo(1, within(1e-12));
    assertThat(agreement.vMeasure()).isCloseTo(1, within(1e-12));
    assertThat(agreement.purity()).isEqualTo(1);
    assertThat(Silhouette.mean(blobs.points(), blobs.labels(), Distance.EUCLIDEAN))
        .isGreaterThan(0.6);
    assertThat(NearestNeighbours.leaveOneOut(blobs.points(), blobs.labels(), 1, Distance.EUCLIDEAN)
            .value())
        .isEqualTo(1);
  }

  @Test
  void the_same_seed_finds_the_same_clusters() {
    Blobs mixed = Blobs.of(5, 20, 8, 2, 2);
    assertThat(KMeans.fit(mixed.points(), 4, 9).clusters())
        .isEqualTo(KMeans.fit(mixed.points(), 4, 9).clusters());
  }

  @Test
  void more_centres_leave_less_distance() {
    double before = Double.POSITIVE_INFINITY;
    for (int k = 1; k <= 8; k++) {
      double inertia = KMeans.fit(blobs.points(), k, 1).inertia();
      assertThat(inertia).isLessThan(before);
      before = inertia;
    }
  }

  @Test
  void names_of_clusters_do_not_matter_and_shuffled_labels_agree_by_chance() {
    int[] renamed = Arrays.stream(blobs.labels()).map(label -> 100 - 7 * label).toArray();
    assertThat(ClusterAgreement.of(blobs.labels(), renamed).adjustedRand()).isEqualTo(1);
    int[] unrelated = new int[100];
    for (int i = 0; i < 100; i++) unrelated[i] = i / 20;
    assertThat(ClusterAgreement.of(blobs.labels(), unrelated).adjustedRand())
        .isCloseTo(0, within(0.05));
  }

  @Test
  void the_only_item_of_a_class_has_silhouette_zero() {
    float[][] points = {{0}, {1}, {10}};
    assertThat(Silhouette.samples(points, new int[] {1, 1, 2}, Distance.EUCLIDEAN))
        .containsExactly(0.9, 8.0 / 9, 0);
  }

  @Test
  void an_item_that_counts_twice_has_no_pair_with_itself() {
    int[] labels = {0, 0, 1, 1};
    int[] clusters = {0, 1, 1, 1};
    ClusterAgreement twice = ClusterAgreement.of(labels, clusters, new int[] {2, 1, 1, 1});

    // pairs within labels 2 + 1, within clusters 0 + 3, within both 1, of 9
    assertThat(twice.adjustedRand()).isCloseTo((1 - 1) / (3 - 1.0), within(1e-12));
    assertThat(twice.purity()).isEqualTo(4 / 5.0);
    assertThat(ClusterAgreement.of(labels, clusters, new int[] {1, 1, 1, 1}))
        .isEqualTo(ClusterAgreement.of(labels, clusters));
    assertThatThrownBy(() -> ClusterAgreement.of(labels, clusters, new int[] {1, 1, 0, 0}))
        .hasMessageContaining("one label");
  }

  @Test
  void agreement_by_hand() {
    ClusterAgreement agreement =
        ClusterAgreement.of(new int[] {0, 0, 1, 1}, new int[] {0, 1, 1, 1});
    double information = 0.25 * Math.log(2) + 0.25 * Math.log(2 / 3.0) + 0.5 * Math.log(4 / 3.0);
    double ofClusters = -0.25 * Math.log(0.25) - 0.75 * Math.log(0.75);

    assertThat(agreement.adjustedRand()).isZero();
    assertThat(agreement.homogeneity()).isCloseTo(information / Math.log(2), within(1e-12));
    assertThat(agreement.completeness()).isCloseTo(information / ofClusters, within(1e-12));
    assertThat(agreement.normalisedMutualInformation())
        .isCloseTo(agreement.vMeasure(), within(1e-12));
    assertThat(agreement.purity()).isEqualTo(0.75);
  }

  @Test
  void one_centre_is_the_mean_and_a_point_each_leaves_nothing() {
    float[][] points = {{0}, {2}, {7}};
    KMeans one = KMeans.fit(points, 1, 1);
    assertThat(one.clusters()).containsOnly(0);
    assertThat(one.inertia()).isCloseTo(9 + 1 + 16, within(1e-9));
    assertThat(KMeans.fit(points, 3, 1).inertia()).isZero();
    assertThat(KMeans.fit(new float[][] {{5}}, 1, 1).inertia()).isZero();
  }

  @Test
  void equal_points_are_neither_near_nor_far() {
    assertThat(Silhouette.samples(new float[4][2], new int[] {0, 0, 1, 1}, Distance.EUCLIDEAN))
        .containsExactly(0, 0, 0, 0);
    assertThatThrownBy(
            () -> Silhouette.samples(new float[4][2], new int[] {0, 0, 1, 1}, Distance.COSINE))
        .hasMessageContaining("zero vector");
  }

  @Test
  void distances_by_hand() {
    float[] a = {1, 2};
    float[] b = {4, -2};
    assertThat(Distance.EUCLIDEAN.between(a, b)).isEqualTo(5);
    assertThat(Distance.MANHATTAN.between(a, b)).isEqualTo(7);
    assertThat(Distance.COSINE.between(a, b)).isEqualTo(1);
  }

  @Test
  void what_is_not_defined_is_refused() {
    float[][] points = blobs.points();
    assertThatThrownBy(() -> Silhouette.mean(points, new int[100], Distance.COSINE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("all 100 items have one label, needs at least two different");
    assertThatThrownBy(() ->
            Silhouette.mean(new float[][] {{1}, {2}, {3}}, new int[] {1, 2, 3}, Distance.EUCLIDEAN))
        .hasMessageContaining("a class of its own");
    assertThatThrownBy(() -> ClusterAgreement.of(blobs.labels(), new int[100]))
        .hasMessageContaining("one label");
    assertThatThrownBy(() -> ClusterAgreement.of(new int[0], new int[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ClusterAgreement.of(new int[] {1}, new int[] {1}))
        .hasMessageContaining("all 1 items have one label");
    assertThatThrownBy(() -> NearestNeighbours.leaveOneOut(
            new float[][] {{1}}, new int[] {1}, 1, Distance.EUCLIDEAN))
        .hasMessageContaining("at least 2 points, was given 1");
    assertThatThrownBy(() -> Silhouette.mean(
            new float[][] {{1}, {Float.NaN}, {2}}, new int[] {1, 1, 2}, Distance.EUCLIDEAN))
        .hasMessage("point 1 holds NaN");
    assertThatThrownBy(() -> Hdbscan.fit(new float[][] {{1}, {Float.NaN}}, 2))
        .hasMessage("point 1 holds NaN");
    assertThatThrownBy(() -> KMeans.fit(points, 101, 1)).hasMessageContaining("k must be 1 to 100");
    assertThatThrownBy(() -> KMeans.fit(new float[][] {{1}, {Float.NaN}}, 1, 1))
        .hasMessage("point 1 holds NaN");
    assertThatThrownBy(() -> KMeans.fit(new float[0][], 1, 1))
        .hasMessageContaining("at least 1 points, was given 0");
    assertThatThrownBy(() -> NearestNeighbours.leaveOneOut(
            new float[][] {{1, 2}, {3}}, new int[] {1, 2}, 1, Distance.EUCLIDEAN))
        .hasMessageContaining("point 1 has 1 coordinates, expected 2");
    assertThatThrownBy(() -> Distance.cosine(new float[2], new float[] {1, 1}))
        .hasMessageContaining("zero vector");
  }
}
