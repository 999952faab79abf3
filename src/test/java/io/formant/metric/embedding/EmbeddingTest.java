package io.formant.metric.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.metric.Blobs;
import io.formant.metric.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EmbeddingTest {

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

  @Test
  void with_fewer_points_than_dimensions_the_frechet_distance_is_that_of_the_line_they_span() {
    float[][] a = {{0, 0, 0}, {2, 0, 0}};
    float[][] b = {{0, 0, 0}, {6, 0, 0}};
    // means 1 and 3, deviations √2 and √18
    double expected = 4 + Math.pow(Math.sqrt(18) - Math.sqrt(2), 2);
    assertThat(Frechet.between(a, b).squared()).isCloseTo(expected, within(1e-9));
    assertThat(Frechet.between(b, a).squared()).isCloseTo(expected, within(1e-9));
  }

  @Test
  void many_points_and_few_have_the_same_distance_as_gaussians() {
    float[][] few = Blobs.of(3, 4, 30, 1, 1).points();
    float[][] many = Blobs.of(3, 40, 30, 1, 2).points();
    float[][] manyTwice = Arrays.copyOf(many, 240);
    System.arraycopy(many, 0, manyTwice, 120, 120);
    double once = Frechet.between(few, many).squared();
    double scale = 239 / 240.0 * 120 / 119;
    assertThat(Frechet.between(few, manyTwice).squared())
        .isCloseTo(once, within(once * (scale - 1)));
    assertThat(Frechet.between(many, few).squared()).isCloseTo(once, within(1e-8));
  }

  private static float[][] gaussian(int count, double mean, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] points = new float[count][4];
    for (float[] point : points) {
      for (int d = 0; d < 4; d++)
        point[d] = (float) (mean + random.nextDouble() + random.nextDouble() - 1);
    }
    return points;
  }

  @Test
  void the_kernel_distance_of_like_sets_is_about_0_and_of_unlike_ones_is_not() {
    Interval alike = KernelDistance.between(gaussian(80, 0, 1), gaussian(60, 0, 2), 1);
    Interval apart = KernelDistance.between(gaussian(80, 0, 1), gaussian(60, 0.5, 2), 1);
    assertThat(alike.low()).isLessThan(0);
    assertThat(apart.low()).isGreaterThan(0);
    assertThat(apart.value()).isGreaterThan(10 * Math.abs(alike.value()));
  }

  @Test
  void the_kernel_distance_by_hand() {
    float[][] a = {{1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}};
    float[][] b = new float[8][1];
    assertThat(KernelDistance.between(a, b, 1).value()).isEqualTo(8 + 1 - 2);
    assertThatThrownBy(() -> KernelDistance.between(a, new float[][] {{0}, {0}}, 1))
        .hasMessageContaining("at least 3 points, was given 2");
    assertThatThrownBy(() -> KernelDistance.between(a, new float[8][2], 1))
        .hasMessageContaining("1 and 2 wide");
  }

  /** Voice in the first component, text in the second, chance in the others; five voices say five texts in four takes. */
  private static float[][] twoFactors(double voice, double text, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] points = new float[100][8];
    for (int i = 0; i < points.length; i++) {
      for (int d = 0; d < 8; d++) points[i][d] = (float) (random.nextDouble() - 0.5);
      points[i][0] += (float) (voice * (i % 5));
      points[i][1] += (float) (text * (i / 5 % 5));
    }
    return points;
  }

  private static int[] voices() {
    int[] voices = new int[100];
    Arrays.setAll(voices, i -> i % 5);
    return voices;
  }

  private static int[] texts() {
    int[] texts = new int[100];
    Arrays.setAll(texts, i -> i / 5 % 5);
    return texts;
  }

  @Test
  void variance_is_split_as_it_was_made() {
    // the component of the voice has variance 2 · 3², that of the text 2 · 1², eight of chance 1/12
    // each
    double total = 18 + 2 + 8 / 12.0;
    VarianceSplit split = VarianceSplit.of(twoFactors(3, 1, 1), voices(), texts());
    assertThat(split.first()).isCloseTo(18 / total, within(0.02));
    assertThat(split.second()).isCloseTo(2 / total, within(0.02));
    assertThat(split.first() + split.second() + split.rest()).isCloseTo(1, within(1e-12));
  }

  @Test
  void chance_has_about_no_share() {
    double sum = 0;
    for (int seed = 0; seed < 20; seed++)
      sum += VarianceSplit.of(twoFactors(0, 0, seed), voices(), texts()).first() / 20;
    assertThat(sum).isCloseTo(0, within(0.01));
  }

  @Test
  void variance_by_hand() {
    float[][] points = {{0}, {2}, {4}, {6}, {0}, {2}, {4}, {6}};
    int[] first = {0, 0, 1, 1, 0, 0, 1, 1};
    int[] second = {0, 1, 0, 1, 0, 1, 0, 1};
    VarianceSplit split = VarianceSplit.of(points, first, second);
    assertThat(split.first()).isCloseTo(0.8, within(1e-9));
    assertThat(split.second()).isCloseTo(0.2, within(1e-9));
  }

  @Test
  void a_point_that_counts_twice_is_as_two_points() {
    float[][] points = twoFactors(1, 1, 4);
    int[] weights = new int[100];
    Arrays.setAll(weights, i -> i % 5 < 3 ? 2 : 1);
    FactorTable table = new FactorTable(points, voices(), texts(), new int[100]);
    float[][] repeated = new float[160][];
    int[] voices = new int[160];
    int[] texts = new int[160];
    int at = 0;
    for (int i = 0; i < 100; i++) {
      for (int time = 0; time < weights[i]; time++) {
        repeated[at] = points[i];
        voices[at] = i % 5;
        texts[at++] = i / 5 % 5;
      }
    }
    VarianceSplit expected = VarianceSplit.of(repeated, voices, texts);
    assertThat(table.split(weights).first()).isCloseTo(expected.first(), within(1e-9));
    assertThat(table.split(weights).second()).isCloseTo(expected.second(), within(1e-9));
  }

  @Test
  void a_split_that_is_not_defined_is_refused() {
    float[][] points = twoFactors(1, 1, 1);
    int[] apart = new int[100];
    Arrays.setAll(apart, i -> i);
    assertThatThrownBy(() -> VarianceSplit.of(points, voices(), apart))
        .hasMessageContaining("do not repeat enough");
    assertThatThrownBy(() -> VarianceSplit.of(new float[100][2], voices(), texts()))
        .hasMessageContaining("all points are equal");
    assertThatThrownBy(() -> VarianceSplit.of(points, new int[100], texts()))
        .hasMessageContaining("one label");
  }

  private static double accuracy(LinearProbe probe) {
    int[] once = new int[100];
    Arrays.fill(once, 1);
    return probe.accuracy().of(once);
  }

  @Test
  void classes_that_occur_in_one_group_alone_cannot_be_told_and_do_not_count() {
    float[][] points = twoFactors(3, 0, 1);
    int[] nested = voices();
    assertThatThrownBy(() -> LinearProbe.of(points, nested, voices()))
        .hasMessageContaining("each class is in one group alone");
    nested[0] = 9;
    nested[1] = 9;
    assertThat(LinearProbe.of(points, nested, voices()).count()).isEqualTo(2);
  }

  @Test
  void a_probe_reads_what_is_there_and_nothing_else() {
    float[][] points = twoFactors(3, 0, 1);
    LinearProbe voice = LinearProbe.of(points, voices(), texts());
    LinearProbe text = LinearProbe.of(points, texts(), voices());
    assertThat(accuracy(voice)).isGreaterThan(0.9);
    assertThat(accuracy(text)).isLessThan(0.4);
    assertThat(voice.chance()).isEqualTo(0.2);
  }

  @Test
  void a_probe_that_only_knows_pairs_fails_on_new_ones() {
    float[][] points = new float[100][25];
    for (int i = 0; i < 100; i++) points[i][i % 25] = 1;
    assertThat(accuracy(LinearProbe.of(points, voices(), texts()))).isLessThan(0.4);
    int[] takes = new int[100];
    Arrays.setAll(takes, i -> i / 25);
    assertThat(accuracy(LinearProbe.of(points, voices(), takes))).isEqualTo(1);
  }

  @Test
  void a_probe_without_classes_or_groups_is_refused() {
    float[][] points = twoFactors(1, 1, 1);
    assertThatThrownBy(() -> LinearProbe.of(points, new int[100], voices()))
        .hasMessageContaining("one label");
    assertThatThrownBy(() -> LinearProbe.of(points, voices(), new int[100]))
        .hasMessageContaining("one label");
  }

  @Test
  void modalities_on_two_axes_are_a_diagonal_apart() {
    float[][] audio = {{1, 0}, {2, 0}, {3, 0}};
    float[][] text = {{0, 5}, {0, 1}};
    int[] once = {1, 1, 1, 1, 1};
    ModalityGap gap = new ModalityGap(audio, text);
    assertThat(gap.between(once)).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(gap.audioSpread(once)).isCloseTo(0, within(1e-12));
    assertThatThrownBy(() -> gap.relative(once)).hasMessageContaining("neither modality is spread");
    assertThatThrownBy(() -> gap.between(new int[] {0, 0, 0, 1, 1}))
        .hasMessageContaining("no points");
    assertThatThrownBy(() -> new ModalityGap(new float[2][2], text))
        .hasMessageContaining("zero vector");
    assertThatThrownBy(() -> new ModalityGap(audio, new float[][] {{1, 0}}))
        .hasMessageContaining("at least 2 points, was given 1");
    assertThatThrownBy(() -> new ModalityGap(audio, new float[][] {{1, 0}, {Float.NaN, 1}}))
        .hasMessage("point 1 holds NaN");
  }

  @Test
  void a_gap_is_relative_to_the_spreads() {
    float[][] audio = {{1, 0, 0}, {0, 1, 0}};
    float[][] text = {{0, 0, 1}, {0, 0, 2}};
    int[] once = {1, 1, 1, 1};
    ModalityGap gap = new ModalityGap(audio, text);
    // means (½, ½, 0) and (0, 0, 1); each clip is half a diagonal from its mean
    assertThat(gap.between(once)).isCloseTo(Math.sqrt(1.5), within(1e-12));
    assertThat(gap.audioSpread(once)).isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(gap.relative(once)).isCloseTo(Math.sqrt(1.5) / (Math.sqrt(0.5) / 2), within(1e-12));
    assertThat(gap.audioSpread(new int[] {2, 0, 1, 1})).isZero();
  }

  @Test
  void what_is_nearest_by_angle_is_found() {
    float[][] words = {{1, 0}, {0, 1}};
    int[] labels = {7, 9};
    assertThat(Retrieval.right(
            new float[][] {{9, 1}, {1, 3}, {1, 3}}, new int[] {7, 9, 7}, words, labels))
        .containsExactly(true, true, false);
    assertThatThrownBy(() -> Retrieval.right(words, labels, new float[][] {{1, 2}, {1, 2}}, labels))
        .hasMessage("all 2 points are equal");
    assertThatThrownBy(() -> Retrieval.right(words, labels, words, new int[] {7, 7}))
        .hasMessageContaining("one label");
    assertThatThrownBy(() -> Retrieval.right(words, new int[] {7}, words, labels))
        .hasMessage("1 labels for 2 queries");
    assertThatThrownBy(() -> Retrieval.right(new float[1][2], new int[] {7}, words, labels))
        .hasMessageContaining("zero vector");
  }

  @Test
  void one_item_and_what_is_no_number_are_refused_by_every_measure() {
    float[][] one = {{1, 2}};
    float[][] broken = {{0, 1}, {2, 3}, {4, Float.NaN}, {1, 1}};
    float[][] whole = {{0, 1}, {2, 3}, {4, 5}, {1, 1}};
    int[] labels = {0, 1, 0, 1};
    assertThatThrownBy(() -> Frechet.between(one, whole)).hasMessageContaining("at least 2 points");
    assertThatThrownBy(() -> Frechet.between(whole, broken)).hasMessage("point 2 holds NaN");
    assertThatThrownBy(() -> KernelDistance.between(broken, whole, 1))
        .hasMessage("point 2 holds NaN");
    assertThatThrownBy(() -> LinearProbe.of(one, new int[1], new int[1]))
        .hasMessageContaining("at least 4 points");
    assertThatThrownBy(() -> LinearProbe.of(broken, labels, labels))
        .hasMessage("point 2 holds NaN");
    assertThatThrownBy(() -> VarianceSplit.of(one, new int[1], new int[1]))
        .hasMessageContaining("at least 4 points");
    assertThatThrownBy(() -> VarianceSplit.of(broken, labels, labels))
        .hasMessage("point 2 holds NaN");
  }
}
