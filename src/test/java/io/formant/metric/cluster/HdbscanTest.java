package io.formant.metric.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.metric.Blobs;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HdbscanTest {
  private static final int NOISE = Hdbscan.NOISE;

  @Test
  void groups_on_a_line_are_clusters_and_what_lies_between_is_noise() {
    float[][] points = {{0}, {1}, {2}, {900}, {100}, {101}, {102}, {103}};

    assertThat(Hdbscan.fit(points, 3).clusters()).containsExactly(1, 1, 1, NOISE, 0, 0, 0, 0);
    assertThat(Hdbscan.fit(points, 3).count()).isEqualTo(2);
    assertThat(Hdbscan.fit(points, 3).noise()).isEqualTo(1 / 8.0);
  }

  @Test
  void blobs_are_found_without_being_told_how_many() {
    Blobs blobs = Blobs.of(4, 25, 6, 0.15, 1);
    Hdbscan found = Hdbscan.fit(blobs.points(), 5);

    assertThat(found.count()).isEqualTo(4);
    assertThat(ClusterAgreement.of(blobs.labels(), found.clusters()).adjustedRand())
        .isGreaterThan(0.9);
  }

  @Test
  void two_rings_in_each_other_are_two_clusters_where_centres_fail() {
    float[][] points = new float[120][];
    int[] labels = new int[points.length];
    for (int i = 0; i < points.length; i++) {
      labels[i] = i % 2;
      double angle = 2 * Math.PI * i / points.length;
      double radius = i % 2 == 0 ? 1 : 4;
      points[i] =
          new float[] {(float) (radius * Math.cos(angle)), (float) (radius * Math.sin(angle))};
    }

    assertThat(ClusterAgreement.of(labels, Hdbscan.fit(points, 4).clusters()).adjustedRand())
        .isEqualTo(1);
    assertThat(ClusterAgreement.of(labels, KMeans.fit(points, 2, 1).clusters()).adjustedRand())
        .isLessThan(0.3);
  }

  @Test
  void one_even_cloud_falls_into_no_clusters_or_few() {
    SplittableRandom random = new SplittableRandom(3);
    float[][] points = new float[60][2];
    for (float[] point : points) {
      point[0] = (float) random.nextDouble();
      point[1] = (float) random.nextDouble();
    }

    assertThat(Hdbscan.fit(points, 15).count()).isLessThanOrEqualTo(2);
  }

  @Test
  void equal_points_are_no_clusters_and_do_no_harm() {
    assertThat(Hdbscan.fit(new float[6][2], 2).clusters()).hasSize(6);
  }

  @Test
  void a_cluster_needs_two_points_and_there_must_be_as_many() {
    assertThatThrownBy(() -> Hdbscan.fit(new float[][] {{1}, {2}}, 3))
        .hasMessage("the least size of a cluster must be 2 to 2 for 2 points, was 3");
    assertThatThrownBy(() -> Hdbscan.fit(new float[][] {{1}}, 2))
        .hasMessageContaining("at least 2 points, was given 1");
  }
}
