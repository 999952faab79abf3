package io.formant.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.formant.metric.cluster.ClusterAgreement;
import io.formant.metric.cluster.NearestNeighbours;
import io.formant.metric.cluster.Silhouette;
import io.formant.metric.embedding.Frechet;
import io.formant.metric.plane.Pca;
import io.formant.reference.ReferenceCase;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricReferenceTest {
  private static final double TOLERANCE = 1e-6;

  @ParameterizedTest
  @EnumSource(names = {"EUCLIDEAN", "COSINE"})
  void silhouette_and_nearest_neighbours_equal_the_reference(Distance distance) {
    ReferenceCase reference = ReferenceCase.open("metrics/clusters");
    String suffix = distance.name().toLowerCase(Locale.ROOT);
    float[][] points = reference.rows("in.embedding");
    int[] labels = reference.ints("in.label");
    assertThat(Silhouette.samples(points, labels, distance))
        .containsExactly(reference.doubles("out.silhouette_samples_" + suffix), within(TOLERANCE));
    assertThat(Silhouette.mean(points, labels, distance))
        .isCloseTo(reference.number("out.silhouette_" + suffix), within(TOLERANCE));
    double[] accuracies = reference.doubles("out.knn_accuracy_" + suffix);
    int[] k = {1, 3, 5};
    for (int i = 0; i < k.length; i++) {
      assertThat(NearestNeighbours.leaveOneOut(points, labels, k[i], distance).value())
          .isCloseTo(accuracies[i], within(TOLERANCE));
    }
  }

  @Test
  void agreement_of_clusters_equals_the_reference() {
    ReferenceCase reference = ReferenceCase.open("metrics/clusters");
    ClusterAgreement agreement =
        ClusterAgreement.of(reference.ints("in.label"), reference.ints("in.cluster"));
    assertThat(agreement.adjustedRand()).isCloseTo(reference.number("out.ari"), within(TOLERANCE));
    assertThat(agreement.normalisedMutualInformation())
        .isCloseTo(reference.number("out.nmi"), within(TOLERANCE));
    assertThat(agreement.homogeneity())
        .isCloseTo(reference.number("out.homogeneity"), within(TOLERANCE));
    assertThat(agreement.completeness())
        .isCloseTo(reference.number("out.completeness"), within(TOLERANCE));
    assertThat(agreement.vMeasure())
        .isCloseTo(reference.number("out.v_measure"), within(TOLERANCE));
    assertThat(agreement.purity()).isCloseTo(reference.number("out.purity"), within(TOLERANCE));
  }

  @Test
  void principal_components_equal_the_reference() {
    ReferenceCase reference = ReferenceCase.open("metrics/clusters");
    float[][] points = reference.rows("in.embedding");
    Pca pca = Pca.fit(points, 3);
    assertThat(pca.variances())
        .containsExactly(reference.doubles("out.pca_variance"), within(TOLERANCE));
    assertThat(pca.ratios())
        .containsExactly(reference.doubles("out.pca_variance_ratio"), within(TOLERANCE));
    float[][] expected = reference.rows("out.pca_abs_projection");
    float[][] projected = pca.project(points);
    for (int i = 0; i < points.length; i++) {
      for (int c = 0; c < 2; c++)
        assertThat(Math.abs(projected[i][c])).isCloseTo(expected[i][c], within(2e-6f));
    }
  }

  @Test
  void cosines_equal_the_reference() {
    ReferenceCase reference = ReferenceCase.open("metrics/cosine");
    float[][] a = reference.rows("in.a");
    float[][] b = reference.rows("in.b");
    double[] expected = reference.doubles("out.cosine");
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        assertThat(Distance.cosine(a[i], b[j]))
            .isCloseTo(expected[i * b.length + j], within(TOLERANCE));
      }
    }
  }

  @Test
  void frechet_distance_equals_the_reference() {
    ReferenceCase reference = ReferenceCase.open("metrics/frechet");
    Frechet frechet = Frechet.between(reference.rows("in.a"), reference.rows("in.b"));
    assertThat(frechet.squared()).isCloseTo(reference.number("out.frechet"), within(4e-5));
    assertThat(frechet.meanTerm()).isCloseTo(reference.number("out.mean_term"), within(5e-6));
  }
}
