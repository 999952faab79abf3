package io.formant.metric.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.metric.Blobs;
import io.formant.metric.Distance;
import io.formant.metric.cluster.NearestNeighbours;
import io.formant.metric.cluster.Silhouette;
import io.formant.metric.embedding.Frechet;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  @Test
  void axes_are_orthonormal_and_their_variances_those_of_the_projection() {
    Blobs blobs = Blobs.of(6, 15, 40, 0.7, 4);
    Pca pca = Pca.fit(blobs.points(), 5);
    float[][] projected = pca.project(blobs.points());
    for (int i = 0; i < 5; i++) {
      double variance = 0;
      for (float[] point : projected)
        variance += (double) point[i] * point[i] / (projected.length - 1);
      assertThat(variance).isCloseTo(pca.variances()[i], within(1e-5));
      for (int j = 0; j <= i; j++) {
        double product = 0;
        for (int d = 0; d < 40; d++) product += pca.axes()[i][d] * pca.axes()[j][d];
        assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-9));
      }
    }
    assertThat(Arrays.stream(pca.ratios()).sum()).isLessThan(1);
    assertThat(pca.variances()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void points_on_a_line_need_one_axis() {
    float[][] points = new float[20][3];
    for (int i = 0; i < 20; i++) points[i] = new float[] {i, 2 * i, -2 * i};
    Pca pca = Pca.fit(points, 3);
    assertThat(pca.ratios()[0]).isCloseTo(1, within(1e-9));
    assertThat(pca.axes()[0])
        .containsExactly(new double[] {1 / 3.0, 2 / 3.0, -2 / 3.0}, within(1e-9));
  }

  @Test
  void tsne_keeps_blobs_together_and_apart() {
    Blobs blobs = Blobs.of(5, 24, 20, 0.4, 5);
    float[][] plane = Tsne.embed(blobs.points(), 20);
    assertThat(Silhouette.mean(plane, blobs.labels(), Distance.EUCLIDEAN)).isGreaterThan(0.7);
    assertThat(NearestNeighbours.leaveOneOut(plane, blobs.labels(), 1, Distance.EUCLIDEAN)
            .value())
        .isEqualTo(1);
  }

  @Test
  void the_same_points_give_the_same_picture() {
    float[][] points = Blobs.of(3, 10, 6, 0.5, 6).points();
    assertThat(Tsne.embed(points, 5)).isDeepEqualTo(Tsne.embed(points, 5));
  }

  @Test
  void projections_that_are_not_defined_are_refused() {
    assertThatThrownBy(() -> Pca.fit(new float[][] {{1, 2}, {1, 2}}, 1))
        .hasMessageContaining("vary in no direction");
    assertThatThrownBy(() -> Pca.fit(new float[][] {{1, 2}}, 1))
        .hasMessageContaining("at least 2 points");
    assertThatThrownBy(() -> Pca.fit(new float[][] {{1, 2}, {3, 4}}, 3))
        .hasMessageContaining("1 to 2, was 3");
    assertThatThrownBy(() -> Tsne.embed(Blobs.of(2, 10, 3, 1, 1).points(), 30))
        .hasMessageContaining("perplexity must be");
    assertThatThrownBy(() -> Tsne.embed(new float[5][2], 1))
        .hasMessageContaining("all 5 points are equal");
  }

  @Test
  void a_set_has_no_frechet_distance_from_itself_and_a_shift_is_its_square() {
    float[][] points = Blobs.of(4, 20, 6, 1, 7).points();
    float[][] shifted = Arrays.stream(points).map(float[]::clone).toArray(float[][]::new);
    for (float[] point : shifted) point[2] += 3;
    assertThat(Frechet.between(points, points).squared()).isCloseTo(0, within(1e-9));
    assertThat(Frechet.between(points, shifted).squared()).isCloseTo(9, within(1e-4));
    assertThatThrownBy(() -> Frechet.between(points, new float[][] {{1}, {2}}))
        .hasMessageContaining("6 and 1 wide");
  }
}
