package io.formant.stages.parity;

import io.formant.metric.Distance;
import io.formant.metric.cluster.ClusterAgreement;
import io.formant.metric.cluster.NearestNeighbours;
import io.formant.metric.cluster.Silhouette;
import io.formant.metric.embedding.Frechet;
import io.formant.metric.plane.Pca;
import io.formant.metric.speech.CepstralDistortion;
import io.formant.metric.speech.ErrorRate;
import io.formant.metric.speech.PitchError;
import io.formant.metric.speech.Verification;
import io.formant.stages.Rows;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Settings;
import io.formant.stages.reference.Values;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** Numbers of evaluations: clustering, neighbours, verification, distances, error rates. What a case holds says which it asks for. */
@Singleton
final class MetricsParity implements ParitySystem {
  private static final String SILHOUETTES = "silhouette_samples_";

  @Override
  public Set<String> names() {
    return Set.of("metrics");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    Map<String, Values> outputs = new LinkedHashMap<>();
    if (reference.hasInput("embedding")) groups(reference, outputs);
    if (reference.hasInput("cluster")) agreement(reference, outputs);
    if (reference.asks("pca_variance")) principalComponents(reference, outputs);
    if (reference.hasInput("score")) verification(reference, outputs);
    if (reference.asks("frechet")) frechet(reference, outputs);
    if (reference.asks("cosine")) cosine(reference, outputs);
    if (reference.hasInput("cepstra_a")) distortion(reference, outputs);
    if (reference.hasInput("f0_a")) pitch(reference, outputs);
    if (reference.config().has("pairs")) errorRates(reference, outputs);
    return outputs;
  }

  /** By every distance that an output is named after. */
  private static void groups(ReferenceCase reference, Map<String, Values> outputs) {
    float[][] points = rows(reference.input("embedding"));
    int[] labels = reference.input("label").ints();
    for (Distance distance : Distance.values()) {
      String name = distance.name().toLowerCase(Locale.ROOT);
      if (reference.asks(SILHOUETTES + name) || reference.asks("silhouette_" + name)) {
        double[] samples = Silhouette.samples(points, labels, distance);
        outputs.put(SILHOUETTES + name, Values.of(samples));
        outputs.put("silhouette_" + name, Values.of(Arrays.stream(samples).sum() / samples.length));
      }
      if (reference.asks("knn_accuracy_" + name)) {
        double[] accuracies = reference.config().wholes("k").stream()
            .mapToDouble(
                k -> NearestNeighbours.leaveOneOut(points, labels, k, distance).value())
            .toArray();
        outputs.put("knn_accuracy_" + name, Values.of(accuracies));
      }
    }
  }

  private static void agreement(ReferenceCase reference, Map<String, Values> outputs) {
    ClusterAgreement agreement = ClusterAgreement.of(
        reference.input("label").ints(), reference.input("cluster").ints());
    outputs.put("ari", Values.of(agreement.adjustedRand()));
    outputs.put("nmi", Values.of(agreement.normalisedMutualInformation()));
    outputs.put("homogeneity", Values.of(agreement.homogeneity()));
    outputs.put("completeness", Values.of(agreement.completeness()));
    outputs.put("v_measure", Values.of(agreement.vMeasure()));
    outputs.put("purity", Values.of(agreement.purity()));
  }

  /** As many variances as the case has, and places on as many axes. */
  private static void principalComponents(ReferenceCase reference, Map<String, Values> outputs) {
    float[][] points = rows(reference.input("embedding"));
    int variances = size(reference, "pca_variance", 0);
    int axes = reference.asks("pca_abs_projection") ? size(reference, "pca_abs_projection", 1) : 0;
    Pca pca = Pca.fit(points, Math.max(variances, axes));
    outputs.put("pca_variance", Values.of(Arrays.copyOf(pca.variances(), variances)));
    outputs.put("pca_variance_ratio", Values.of(Arrays.copyOf(pca.ratios(), variances)));
    double[] places = Arrays.stream(pca.coordinates(points))
        .flatMapToDouble(place -> Arrays.stream(place).limit(axes).map(Math::abs))
        .toArray();
    outputs.put("pca_abs_projection", new Values(new long[] {points.length, axes}, places));
  }

  private static int size(ReferenceCase reference, String output, int axis) {
    Values values = reference.tensors().get("out." + output);
    return values == null ? 0 : Math.toIntExact(values.shape()[axis]);
  }

  private static void verification(ReferenceCase reference, Map<String, Values> outputs) {
    double[] scores = reference.input("score").numbers();
    int[] target = reference.input("target").ints();
    boolean[] same = new boolean[target.length];
    for (int i = 0; i < same.length; i++) same[i] = target[i] != 0;
    Verification verification = Verification.of(scores, same);
    outputs.put("eer", Values.of(verification.equalErrorRate()));
    outputs.put("auc", Values.of(verification.areaUnderCurve()));
  }

  private static void frechet(ReferenceCase reference, Map<String, Values> outputs) {
    Frechet frechet = Frechet.between(rows(reference.input("a")), rows(reference.input("b")));
    outputs.put("frechet", Values.of(frechet.squared()));
    outputs.put("mean_term", Values.of(frechet.meanTerm()));
  }

  private static void cosine(ReferenceCase reference, Map<String, Values> outputs) {
    float[][] a = rows(reference.input("a"));
    float[][] b = rows(reference.input("b"));
    long[] shape = {a.length, b.length};
    double[][] cosines = Arrays.stream(a)
        .map(row ->
            Arrays.stream(b).mapToDouble(other -> Distance.cosine(row, other)).toArray())
        .toArray(double[][]::new);
    outputs.put("cosine", new Values(shape, flat(cosines)));
    if (reference.asks("softmax")) {
      double scale = reference.config().number("scale");
      double[][] shares =
          Arrays.stream(cosines).map(row -> softmax(row, scale)).toArray(double[][]::new);
      outputs.put("softmax", new Values(shape, flat(shares)));
    }
  }

  private static double[] softmax(double[] row, double scale) {
    double largest = Arrays.stream(row).map(value -> scale * value).max().orElseThrow();
    double[] weights =
        Arrays.stream(row).map(value -> Math.exp(scale * value - largest)).toArray();
    double sum = DoubleStream.of(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  private static void distortion(ReferenceCase reference, Map<String, Values> outputs) {
    float[][] a = rows(reference.input("cepstra_a"));
    float[][] b = rows(reference.input("cepstra_b"));
    CepstralDistortion distortion = CepstralDistortion.warped(a, b);
    double[] path = distortion.warp().path().stream()
        .flatMapToDouble(pair -> DoubleStream.of(pair.a(), pair.b()))
        .toArray();
    outputs.put("mcd_plain", Values.of(CepstralDistortion.unaligned(a, b)));
    outputs.put("mcd_dtw", Values.of(distortion.decibels()));
    outputs.put("path", new Values(new long[] {path.length / 2, 2}, path));
    outputs.put("dtw_cost", Values.of(distortion.warp().cost()));
  }

  private static void pitch(ReferenceCase reference, Map<String, Values> outputs) {
    float[] a = reference.input("f0_a").floats();
    float[] b = reference.input("f0_b").floats();
    PitchError plain = PitchError.unaligned(a, b);
    outputs.put("log_f0_rmse", Values.of(plain.logF0Rmse()));
    outputs.put("f0_rmse_cents", Values.of(plain.cents()));
    outputs.put("voiced_both", Values.of(plain.voicedInBoth()));
    outputs.put("vuv_error", Values.of(plain.voicingError()));
    if (reference.asks("log_f0_rmse_dtw")) {
      CepstralDistortion distortion = CepstralDistortion.warped(
          rows(reference.input("cepstra_a")), rows(reference.input("cepstra_b")));
      PitchError warped = PitchError.along(distortion.warp().path(), a, b);
      outputs.put("log_f0_rmse_dtw", Values.of(warped.logF0Rmse()));
    }
  }

  private static void errorRates(ReferenceCase reference, Map<String, Values> outputs) {
    List<Settings> pairs = reference.config().inners("pairs");
    List<ErrorRate> words = rates(pairs, ErrorRate::words);
    List<ErrorRate> characters = rates(pairs, ErrorRate::characters);
    outputs.put("word_errors", numbers(words, rate -> (double) rate.errors()));
    outputs.put("words", numbers(words, rate -> (double) rate.length()));
    outputs.put("wer", Values.of(ErrorRate.total(words).rate()));
    if (reference.asks("wer_per_item"))
      outputs.put("wer_per_item", numbers(words, ErrorRate::rate));
    outputs.put("char_errors", numbers(characters, rate -> (double) rate.errors()));
    outputs.put("cer", Values.of(ErrorRate.total(characters).rate()));
  }

  private interface Comparison {
    ErrorRate of(String reference, String hypothesis);
  }

  private static List<ErrorRate> rates(List<Settings> pairs, Comparison comparison) {
    return pairs.stream()
        .map(pair -> comparison.of(pair.text("reference", ""), pair.text("hypothesis", "")))
        .toList();
  }

  private static Values numbers(List<ErrorRate> rates, Function<ErrorRate, Double> number) {
    return Values.of(rates.stream().mapToDouble(number::apply).toArray());
  }

  private static float[][] rows(Values values) {
    int width = Math.toIntExact(values.shape()[values.shape().length - 1]);
    float[] numbers = values.floats();
    return Rows.of(numbers, 0, numbers.length / width, width);
  }
}
