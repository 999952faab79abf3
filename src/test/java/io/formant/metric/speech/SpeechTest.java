package io.formant.metric.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpeechTest {
  @Test
  void a_clip_has_no_distortion_from_itself_even_when_stretched() {
    float[][] clip = picture(12, 14, 1);
    float[][] slow = new float[24][];
    for (int t = 0; t < 24; t++) slow[t] = clip[t / 2];
    assertThat(CepstralDistortion.warped(clip, clip).decibels()).isZero();
    assertThat(CepstralDistortion.warped(clip, slow).decibels()).isZero();
    assertThat(CepstralDistortion.unaligned(clip, slow)).isPositive();
  }

  @Test
  void loudness_is_no_distortion_and_one_unit_is_six_decibels() {
    float[][] a = {{1, 0, 0}};
    float[][] b = {{9, 1, 0}};
    assertThat(CepstralDistortion.unaligned(a, b)).isCloseTo(6.1418, within(1e-4));
    b[0][1] = 0;
    assertThat(CepstralDistortion.unaligned(a, b)).isZero();
  }

  @Test
  void an_alignment_is_a_path_without_gaps_from_corner_to_corner() {
    SplittableRandom random = new SplittableRandom(3);
    double[][] distances = new double[9][13];
    for (double[] row : distances)
      for (int j = 0; j < row.length; j++) row[j] = random.nextDouble();
    TimeWarp warp = TimeWarp.of(distances);
    assertThat(warp.path().get(0)).isEqualTo(new TimeWarp.Pair(0, 0));
    assertThat(warp.path().get(warp.path().size() - 1)).isEqualTo(new TimeWarp.Pair(8, 12));
    double cost = distances[0][0];
    for (int i = 1; i < warp.path().size(); i++) {
      TimeWarp.Pair step = warp.path().get(i);
      TimeWarp.Pair before = warp.path().get(i - 1);
      assertThat(step.a() - before.a()).isBetween(0, 1);
      assertThat(step.b() - before.b()).isBetween(0, 1);
      assertThat(step).isNotEqualTo(before);
      cost += distances[step.a()][step.b()];
    }
    assertThat(warp.cost()).isCloseTo(cost, within(1e-12));
  }

  @Test
  void an_octave_is_twelve_hundred_cents() {
    PitchError error =
        PitchError.unaligned(new float[] {100, 0, 120, 0}, new float[] {200, 150, 240, 0});
    assertThat(error.cents()).isCloseTo(1200, within(1e-9));
    assertThat(error.voicedInBoth()).isEqualTo(2);
    assertThat(error.voicingError()).isEqualTo(0.25);
    assertThat(error.correlation().orElseThrow()).isCloseTo(1, within(1e-12));
  }

  @Test
  void a_pitch_that_does_not_move_is_correlated_with_nothing() {
    PitchError error = PitchError.unaligned(new float[] {100, 100}, new float[] {90, 110});
    assertThat(error.correlation()).isEmpty();
    assertThat(PitchError.unaligned(new float[] {100, 120}, new float[] {120, 100})
            .correlation()
            .orElseThrow())
        .isCloseTo(-1, within(1e-12));
  }

  @Test
  void words_are_parted_by_any_white_space() {
    assertThat(ErrorRate.words("\u00a0one\u2003two three\t", "one two  three"))
        .isEqualTo(new ErrorRate(0, 3));
    assertThat(ErrorRate.characters("a\u00a0 b", "a b")).isEqualTo(new ErrorRate(0, 3));
  }

  @Test
  void the_least_cost_of_detection_by_hand() {
    // accepting the best alone misses half of the same pairs: 0.05 · 0.5 of 0.05
    Verification verification = Verification.of(
        new double[] {0.9, 0.8, 0.7, 0.1}, new boolean[] {true, false, true, false});
    assertThat(verification.leastCost()).isCloseTo(0.5, within(1e-12));
    assertThat(verification.equalErrorRate()).isEqualTo(0.5);
  }

  @Test
  void pictures_are_compared_whatever_their_length() {
    float[][] picture = picture(40, 64, 2);
    float[][] louder = new float[40][64];
    for (int t = 0; t < 40; t++)
      for (int band = 0; band < 64; band++) louder[t][band] = picture[t][band] + 0.23026f;
    assertThat(
            PictureDistance.between(PictureDistance.print(picture), PictureDistance.print(louder)))
        .isCloseTo(2, within(1e-3));
    float[][] slow = new float[80][];
    for (int t = 0; t < 80; t++) slow[t] = picture[t / 2];
    double stretched =
        PictureDistance.between(PictureDistance.print(picture), PictureDistance.print(slow));
    double other = PictureDistance.between(
        PictureDistance.print(picture), PictureDistance.print(picture(40, 64, 3)));
    assertThat(stretched).isLessThan(other / 3);
  }

  @Test
  void what_is_below_the_floor_does_not_differ() {
    float[][] silence = {new float[] {-9, -9}};
    float[][] deeper = {new float[] {-8, -30}};
    assertThat(
            PictureDistance.between(PictureDistance.print(silence), PictureDistance.print(deeper)))
        .isZero();
  }

  @Test
  void a_copy_is_at_distance_zero_from_the_nearest_and_within_a_template() {
    PictureDistance.Print a = PictureDistance.print(picture(20, 8, 4));
    PictureDistance.Print b = PictureDistance.print(picture(20, 8, 5));
    assertThat(PictureDistance.toNearest(a, List.of(b, a))).isZero();
    assertThat(PictureDistance.within(List.of(a, a, a))).isZero();
    assertThat(PictureDistance.within(List.of(a, b))).isEqualTo(PictureDistance.between(a, b));
  }

  @Test
  void perfect_scores_verify_without_error_and_equal_scores_by_chance() {
    boolean[] same = {true, true, false, false};
    assertThat(Verification.of(new double[] {0.9, 0.8, 0.2, 0.1}, same))
        .isEqualTo(new Verification(0, 1, 0));
    assertThat(Verification.of(new double[] {0.5, 0.5, 0.5, 0.5}, same))
        .isEqualTo(new Verification(0.5, 0.5, 1));
    assertThat(Verification.of(new double[] {0.1, 0.2, 0.8, 0.9}, same))
        .isEqualTo(new Verification(1, 0, 1));
  }

  @Test
  void silence_has_no_distortion_and_no_pitch_but_a_voicing() {
    float[] silent = {0, 0};
    float[] half = {0, 100};
    List<TimeWarp.Pair> pairs = List.of(new TimeWarp.Pair(0, 0), new TimeWarp.Pair(1, 1));
    assertThat(PitchError.voicingError(pairs, silent, silent)).isZero();
    assertThat(PitchError.voicingError(pairs, silent, half)).isEqualTo(0.5);
    assertThatThrownBy(() -> PitchError.unaligned(silent, silent))
        .hasMessageContaining("no frame is voiced in both clips");
    float[][] flat = new float[3][14];
    assertThat(CepstralDistortion.warped(flat, flat).decibels()).isZero();
    assertThat(CepstralDistortion.warped(new float[1][14], flat).decibels()).isZero();
  }

  @Test
  void what_is_no_number_is_refused_by_name() {
    float[] pitch = {100, 110};
    assertThatThrownBy(() -> PitchError.unaligned(pitch, new float[] {100, Float.NaN}))
        .hasMessageStartingWith("the pitch of frame 1 is NaN");
    assertThatThrownBy(() -> PitchError.unaligned(new float[] {-1, 100}, pitch))
        .hasMessageStartingWith("the pitch of frame 0 is -1.0");
    assertThatThrownBy(() -> TimeWarp.of(new double[][] {{0, Double.NaN}}))
        .hasMessage("the distance of frames 0 and 1 is NaN");
    assertThatThrownBy(() -> TimeWarp.of(new double[0][])).hasMessageContaining("without frames");
    assertThatThrownBy(() -> PictureDistance.print(new float[][] {{0, Float.NaN}}))
        .hasMessage("the picture holds NaN in band 1");
    assertThatThrownBy(
            () -> PictureDistance.toNearest(PictureDistance.print(picture(3, 3, 1)), List.of()))
        .hasMessageContaining("no other clips");
    assertThatThrownBy(() -> PitchError.voicingError(List.of(), pitch, pitch))
        .hasMessageContaining("without frames");
  }

  @Test
  void what_is_not_defined_is_refused() {
    assertThatThrownBy(() -> Verification.of(new double[] {1, 2}, new boolean[] {true, true}))
        .hasMessageContaining("needs both kinds");
    assertThatThrownBy(
            () -> Verification.of(new double[] {Double.NaN, 2}, new boolean[] {true, false}))
        .hasMessageContaining("finite");
    assertThatThrownBy(() -> CepstralDistortion.warped(new float[0][], picture(3, 3, 1)))
        .hasMessageContaining("without frames");
    assertThatThrownBy(() ->
            CepstralDistortion.warped(new float[][] {{0, Float.NaN}}, new float[][] {{0, 1}}))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() ->
            CepstralDistortion.unaligned(new float[][] {{0, Float.NaN}}, new float[][] {{0, 1}}))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> PitchError.unaligned(new float[] {0, 0}, new float[] {100, 100}))
        .hasMessageContaining("no frame is voiced");
    assertThatThrownBy(() -> PictureDistance.print(new float[0][]))
        .hasMessageContaining("empty picture");
    assertThatThrownBy(
            () -> PictureDistance.within(List.of(PictureDistance.print(picture(3, 3, 1)))))
        .hasMessageContaining("1 clips");
    assertThatThrownBy(() -> ErrorRate.words(" ", "word").rate())
        .hasMessageContaining("empty reference");
  }

  private static float[][] picture(int frames, int bands, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] picture = new float[frames][bands];
    for (float[] frame : picture) {
      for (int band = 0; band < bands; band++) frame[band] = (float) (-3 + 2 * random.nextDouble());
    }
    return picture;
  }
}
