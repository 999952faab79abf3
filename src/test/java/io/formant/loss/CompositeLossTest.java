package io.formant.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.formant.loss.CompositeLoss.Term;
import io.formant.loss.EmbeddingLoss.Distance;
import io.formant.loss.MultiResolutionStft.Resolution;
import io.formant.tensor.Gradients;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompositeLossTest {

  private final Scope scope = Scope.open();
  private final NDArray x = scope.normal(new Seed(1).stream(), 3, 80, 2);
  private final NDArray y = scope.normal(new Seed(2).stream(), 3, 80, 2);
  private final NDArray projection = scope.normal(new Seed(3).stream(), 2, 4);

  /** Loudness in four directions, as speaker encoders are a function of the waveform. */
  private final EmbeddingLoss.Encoder encoder =
      (target, mask, inner) -> target.matMul(projection).square().mean(new int[] {1});

  @AfterEach
  void free() {
    scope.close();
  }

  @Test
  void it_is_the_weighted_sum_of_its_terms() {
    CompositeLoss loss = new CompositeLoss(
        List.of(new Term("l1", 2, Difference.L1), new Term("l2", 0.5, Difference.L2)));
    float expected =
        2 * x.sub(y).abs().mean().getFloat() + 0.5f * x.sub(y).square().mean().getFloat();
    assertThat(loss.at(x, y, null, scope).getFloat()).isCloseTo(expected, within(1e-5f));
  }

  @Test
  void differences_count_valid_frames_alone() {
    NDArray mask = scope.ones(3, 50).concat(scope.zeros(3, 30), 1);
    NDArray valid = x.sub(y).get(":, :50");
    assertThat(Difference.L1.at(x, y, mask, scope).getFloat())
        .isCloseTo(valid.abs().mean().getFloat(), within(1e-5f));
    assertThat(Difference.L2.at(x, y, mask, scope).getFloat())
        .isCloseTo(valid.square().mean().getFloat(), within(1e-5f));
  }

  @Test
  void every_term_of_the_studys_loss_pulls_at_the_prediction() {
    CompositeLoss loss = new CompositeLoss(List.of(
        new Term("l1", 1, Difference.L1),
        new Term("l2", 1, Difference.L2),
        new Term("mrstft", 0.5, MultiResolutionStft.of(List.of(new Resolution(64, 16, 64)))),
        new Term("clap", 3, new EmbeddingLoss(encoder, Distance.COSINE)),
        new Term("speaker", 100, new EmbeddingLoss(encoder, Distance.SQUARED))));
    assertThatCode(() -> loss.check(x, y, null)).doesNotThrowAnyException();
  }

  @Test
  void a_term_without_a_gradient_is_named() {
    EmbeddingLoss.Encoder detached =
        (target, mask, inner) -> inner.from(target.toFloatArray(), 3, 160);
    CompositeLoss loss = new CompositeLoss(List.of(
        new Term("l1", 1, Difference.L1),
        new Term("speaker", 100, new EmbeddingLoss(detached, Distance.SQUARED))));
    assertThat(loss.at(x, y, null, scope).getFloat()).isGreaterThan(1);
    assertThatThrownBy(() -> loss.check(x, y, null))
        .isInstanceOf(DeadLoss.class)
        .hasMessageContaining("loss 'speaker' has a gradient of norm 0.0");
  }

  @Test
  void a_gradient_that_is_not_finite_is_refused() {
    TargetLoss root =
        (predicted, clean, mask, inner) -> predicted.mul(0).abs().sqrt().sum();
    CompositeLoss loss = new CompositeLoss(List.of(new Term("root", 1, root)));
    assertThatThrownBy(() -> loss.check(x, y, null)).hasMessageContaining("loss 'root'");
  }

  @Test
  void embeddings_of_equal_targets_are_at_no_distance() {
    for (Distance distance : Distance.values()) {
      EmbeddingLoss loss = new EmbeddingLoss(encoder, distance);
      assertThat(loss.at(x, x, null, scope).getFloat()).isCloseTo(0, within(1e-6f));
      assertThat(loss.at(x, y, null, scope).getFloat()).isPositive();
    }
    NDArray a = scope.from(new float[] {3, 4}, 1, 2);
    NDArray b = scope.from(new float[] {4, 3}, 1, 2);
    assertThat(Distance.COSINE.of(a, b).getFloat()).isCloseTo(1 - 24 / 25f, within(1e-6f));
    assertThat(Distance.SQUARED.of(a, b).getFloat()).isEqualTo(1);
  }

  @Test
  void counterparts_attract_and_others_repel() {
    NDArray a = scope.from(new float[] {1, 0, 0, 2}, 2, 2);
    NDArray crossed = scope.from(new float[] {0, 1, 1, 0}, 2, 2);
    ContrastiveLoss loss = new ContrastiveLoss(10);
    double right = Math.log(1 + Math.exp(-10));
    assertThat((double) loss.at(a, a.mul(3), scope).getFloat()).isCloseTo(right, within(1e-5));
    assertThat((double) loss.at(a, crossed, scope).getFloat()).isCloseTo(10 + right, within(1e-5));
  }

  @Test
  void the_contrastive_gradient_equals_differences() {
    float[] values = new Seed(4).stream().normals(12);
    float[] gradient;
    try (Scope recording = Scope.recording()) {
      NDArray a = recording.from(values, 3, 4);
      a.setRequiresGradient(true);
      NDArray loss = contrast(a, recording);
      gradient = Gradients.of(loss, List.of(a)).get(0).toFloatArray();
    }
    for (int i = 0; i < values.length; i++) {
      double slope = (moved(values, i, 1e-2f) - moved(values, i, -1e-2f)) / 2e-2;
      assertThat((double) gradient[i]).isCloseTo(slope, within(2e-3));
    }
  }

  private double moved(float[] values, int index, float by) {
    float[] other = values.clone();
    other[index] += by;
    return contrast(scope.from(other, 3, 4), scope).getFloat();
  }

  private static NDArray contrast(NDArray a, Scope in) {
    return new ContrastiveLoss(2).at(a, in.normal(new Seed(5).stream(), 3, 4), in);
  }

  @Test
  void losses_without_terms_or_of_one_name_are_refused() {
    Term term = new Term("l1", 1, Difference.L1);
    assertThatThrownBy(() -> new CompositeLoss(List.of(term, term)))
        .hasMessage("losses [l1, l1], expected at least one, of distinct names");
    assertThatThrownBy(() -> new Term("l1", 0, Difference.L1))
        .hasMessage("weight of loss l1 is 0.0, expected a positive number");
  }
}
