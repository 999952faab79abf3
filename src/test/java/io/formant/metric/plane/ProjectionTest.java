package io.formant.metric.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.metric.Blobs;
import io.formant.metric.Distance;
import io.formant.metric.cluster.NearestNeighbours;
import io.formant.metric.cluster.Silhouette;
import java.util.Arrays;
import java.util.List;
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
  void umap_keeps_blobs_together_and_apart() {
    Blobs blobs = Blobs.of(5, 24, 20, 0.4, 5);
    float[][] plane = Umap.embed(blobs.points(), 15, 1);
    assertThat(Silhouette.mean(plane, blobs.labels(), Distance.EUCLIDEAN)).isGreaterThan(0.7);
    assertThat(NearestNeighbours.leaveOneOut(plane, blobs.labels(), 1, Distance.EUCLIDEAN)
            .value())
        .isEqualTo(1);
  }

  @Test
  void the_same_points_and_seed_give_the_same_picture() {
    float[][] points = Blobs.of(3, 10, 6, 0.5, 6).points();
    assertThat(Tsne.embed(points, 5)).isDeepEqualTo(Tsne.embed(points, 5));
    assertThat(Umap.embed(points, 5, 3)).isDeepEqualTo(Umap.embed(points, 5, 3));
    assertThat(Umap.embed(points, 5, 3)[0]).isNotEqualTo(Umap.embed(points, 5, 4)[0]);
  }

  @Test
  void points_that_occur_twice_have_their_places() {
    float[][] points = Blobs.of(3, 10, 6, 0.5, 6).points();
    for (int i = 0; i < 10; i++) points[i] = points[20];
    for (float[][] plane : List.of(Tsne.embed(points, 5), Umap.embed(points, 5, 1))) {
      for (float[] place : plane) assertThat(place[0] + place[1]).isFinite();
    }
  }

  @Test
  void a_line_of_points_is_drawn_with_neighbours_near() {
    float[][] points = new float[60][1];
    for (int i = 0; i < points.length; i++) points[i][0] = i;
    for (float[][] plane : List.of(Tsne.embed(points, 8), Umap.embed(points, 8, 1))) {
      double beside = 0;
      double across = 0;
      for (int i = 0; i + 30 < points.length; i++) {
        beside += Distance.EUCLIDEAN.between(plane[i], plane[i + 1]);
        across += Distance.EUCLIDEAN.between(plane[i], plane[i + 30]);
      }
      assertThat(beside).isLessThan(across / 2);
    }
  }

  @Test
  void projections_that_are_not_defined_are_refused() {
    assertThatThrownBy(() -> Pca.fit(new float[][] {{1, 2}, {1, 2}}, 1))
        .hasMessageContaining("vary in no direction");
    float[][] broken = {{0, 1}, {2, 3}, {4, Float.NaN}, {1, 1}};
    assertThatThrownBy(() -> Pca.fit(broken, 1)).hasMessage("point 2 holds NaN");
    assertThatThrownBy(() -> Tsne.embed(broken, 1)).hasMessage("point 2 holds NaN");
    assertThatThrownBy(() -> Umap.embed(broken, 2, 1)).hasMessage("point 2 holds NaN");
    assertThatThrownBy(() -> Tsne.embed(new float[][] {{1, 2}}, 1))
        .hasMessageContaining("at least 4 points, was given 1");
    assertThatThrownBy(() -> Umap.embed(new float[][] {{1, 2}}, 2, 1))
        .hasMessageContaining("at least 4 points, was given 1");
    assertThatThrownBy(() -> Pca.fit(new float[][] {{1, 2}}, 1))
        .hasMessageContaining("at least 2 points");
    assertThatThrownBy(() -> Pca.fit(new float[][] {{1, 2}, {3, 4}}, 3))
        .hasMessageContaining("1 to 2, was 3");
    assertThatThrownBy(() -> Tsne.embed(Blobs.of(2, 10, 3, 1, 1).points(), 30))
        .hasMessageContaining("perplexity must be");
    assertThatThrownBy(() -> Umap.embed(new float[5][2], 5, 1))
        .hasMessage("neighbours must be 2 to 4 for 5 points, was 5");
    assertThatThrownBy(() -> Umap.embed(new float[5][2], 2, 1))
        .hasMessageContaining("all 5 points are equal");
    assertThatThrownBy(() -> Tsne.embed(new float[5][2], 1))
        .hasMessageContaining("all 5 points are equal");
  }
}
